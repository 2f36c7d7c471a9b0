"""Makes the small DICOM files of app/src/test/resources/dicom, and the values that pydicom reads from them.

Needs pydicom 3 and numpy: python scripts/reference/dicom_fixture.py app/src/test/resources/dicom
"""

import json
import sys
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless

OUT = Path(sys.argv[1])
VALUES = np.arange(-15, 15).reshape(5, 6) * 100


def dataset(syntax, number, place):
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = syntax
    ds.file_meta.MediaStorageSOPClassUID = CTImageStorage
    ds.file_meta.MediaStorageSOPInstanceUID = f"1.2.3.{number}"
    ds.SOPClassUID = CTImageStorage
    ds.SOPInstanceUID = f"1.2.3.{number}"
    ds.Modality = "CT"
    ds.SeriesInstanceUID = "1.2.3"
    ds.InstanceNumber = number
    # Elements of other pictures, in sequences of both kinds of length, that must not be taken for those of this one.
    inner = Dataset()
    inner.Columns = 9
    outer = Dataset()
    outer.Rows = 7
    outer.SourceImageSequence = [inner]
    ds.ReferencedImageSequence = [outer]
    ds["ReferencedImageSequence"].is_undefined_length = number % 2 == 0
    outer["SourceImageSequence"].is_undefined_length = True
    icon = Dataset()
    icon.Rows, icon.Columns, icon.BitsAllocated, icon.PixelData = 2, 2, 8, b"\1\2\3\4"
    icon["PixelData"].VR = "OB"
    ds.IconImageSequence = [icon]
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = "MONOCHROME2"
    ds.Rows, ds.Columns = VALUES.shape
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 1
    ds.RescaleSlope, ds.RescaleIntercept = 1, -1024
    ds.WindowCenter, ds.WindowWidth = ["40", "-600"], ["400", "1500"]
    ds.PixelSpacing = ["0.75", "0.5"]
    ds.SliceThickness = "5"
    ds.ImagePositionPatient = [-10, -20, place]
    ds.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    return ds


def save(ds, name, samples):
    syntax = ds.file_meta.TransferSyntaxUID
    big = syntax == ExplicitVRBigEndian
    if samples is not None:
        ds.PixelData = samples.astype(samples.dtype.newbyteorder(">" if big else "<")).tobytes()
        ds["PixelData"].VR = "OB" if samples.itemsize == 1 else "OW"
    ds.save_as(OUT / name, enforce_file_format=True)


def expected(name):
    ds = pydicom.dcmread(OUT / name)
    # pydicom gives samples of big-endian files in their own order.
    pixels = ds.pixel_array.astype(np.int64)
    slope, intercept = float(ds.get("RescaleSlope", 1)), float(ds.get("RescaleIntercept", 0))
    return (pixels * slope + intercept).astype(int).tolist()


OUT.mkdir(parents=True, exist_ok=True)
signed = (VALUES + 1024).astype(np.int16)

save(dataset(ExplicitVRLittleEndian, 1, 30), "explicit.dcm", signed)
save(dataset(ImplicitVRLittleEndian, 2, 27.5), "implicit.dcm", signed + np.int16(1))
save(dataset(ExplicitVRBigEndian, 3, 25), "big-endian.dcm", signed + np.int16(2))

packed = dataset(ExplicitVRLittleEndian, 4, 22.5)
packed.BitsStored, packed.HighBit = 12, 11
save(packed, "twelve-bits.dcm", ((VALUES & 0xFFF) | 0x5000).astype(np.uint16))

byte = dataset(ExplicitVRLittleEndian, 5, 20)
byte.BitsAllocated, byte.BitsStored, byte.HighBit, byte.PixelRepresentation = 8, 8, 7, 0
byte.PhotometricInterpretation = "MONOCHROME1"
del byte.WindowCenter, byte.WindowWidth, byte.RescaleSlope, byte.RescaleIntercept
save(byte, "bytes.dcm", np.arange(30, dtype=np.uint8).reshape(5, 6) * 8)

frames = dataset(ExplicitVRLittleEndian, 6, 0)
del frames.PixelSpacing, frames.ImagePositionPatient, frames.ImageOrientationPatient, frames.SliceThickness
del frames.RescaleSlope, frames.RescaleIntercept, frames.WindowCenter, frames.WindowWidth
frames.NumberOfFrames = 3
measures, transformation, shared = Dataset(), Dataset(), Dataset()
measures.PixelSpacing, measures.SpacingBetweenSlices = ["0.6", "0.7"], "1.5"
transformation.RescaleSlope, transformation.RescaleIntercept = 2, -100
shared.PixelMeasuresSequence, shared.PixelValueTransformationSequence = [measures], [transformation]
frames.SharedFunctionalGroupsSequence = [shared]
save(frames, "frames.dcm", np.stack([signed, signed + np.int16(1), signed + np.int16(2)]))

compressed = dataset(RLELossless, 7, 10)
compressed.PixelData = pydicom.encaps.encapsulate([b"\0" * 66])
compressed["PixelData"].VR = "OB"
compressed["PixelData"].is_undefined_length = True
save(compressed, "compressed.dcm", None)

colour = dataset(ExplicitVRLittleEndian, 8, 5)
colour.SamplesPerPixel, colour.PhotometricInterpretation, colour.PlanarConfiguration = 3, "RGB", 0
colour.BitsAllocated, colour.BitsStored, colour.HighBit, colour.PixelRepresentation = 8, 8, 7, 0
save(colour, "colour.dcm", np.zeros((5, 6, 3), np.uint8))

names = ["explicit", "implicit", "big-endian", "twelve-bits", "bytes", "frames"]
values = {name: expected(name + ".dcm") for name in names if name != "twelve-bits"}
# pydicom does not apply what stands in the functional groups.
values["frames"] = (np.array(values["frames"]) * 2 - 100).tolist()
# pydicom leaves the bits above the stored ones as they are.
values["twelve-bits"] = (VALUES - 1024).tolist()
(OUT / "values.json").write_text(json.dumps(values) + "\n")
