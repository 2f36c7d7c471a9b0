"""Forms in which the same graphs are published: half precision, quantised, weights beside the graph, .ort."""

import subprocess
import sys

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16


def half(fixture):
    """Makes both graphs half precision, inputs and outputs included."""
    for file in fixture.files:
        graph = convert_float_to_float16(onnx.load(file), keep_io_types=False, op_block_list=["CumSum"])
        made = set()
        for place, node in reversed(list(enumerate(graph.graph.node))):
            node.name = f"node_{place}"
            if node.output[0] in made:
                del graph.graph.node[place]
            made.add(node.output[0])
        onnx.save(graph, file)


def quantise(fixture):
    """Makes weights bytes."""
    for file in fixture.files:
        quantize_dynamic(file, file, weight_type=QuantType.QUInt8)


def external(fixture):
    """Moves all weights into a file beside the graph."""
    for file in fixture.files:
        weights = file.name + "_data"
        (file.parent / weights).unlink(missing_ok=True)
        onnx.save(onnx.load(file), file, save_as_external_data=True, location=weights, size_threshold=0)


def runtime_format(fixture):
    """Turns the encoder into ONNX Runtime's own format."""
    command = [sys.executable, "-m", "onnxruntime.tools.convert_onnx_models_to_ort"]
    command += ["--optimization_style", "Fixed", "--target_platform", "amd64", str(fixture.files[0])]
    subprocess.run(command, check=True, capture_output=True)
    made = fixture.folder / "encoder.ort"
    for other in fixture.folder.glob("*.config"):
        other.unlink()
    fixture.files[0].unlink()
    fixture.files = (made, fixture.files[1])
