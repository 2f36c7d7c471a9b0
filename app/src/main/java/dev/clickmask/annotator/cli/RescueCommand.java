package dev.clickmask.annotator.cli;

import dev.clickmask.annotator.project.Rescue;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code clickmask rescue PROJECT}: saves what can be read of a damaged project. */
@Command(
        name = "rescue",
        description = {
            "Bring what can still be read of a damaged project file into a new one in its place.",
            "The damaged file stays beside it under another name."
        },
        sortOptions = false)
final class RescueCommand implements Callable<Integer> {
    @Mixin
    private final ProjectPlace place = new ProjectPlace();

    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() throws IOException {
        Rescue rescue = Rescue.of(place.file());
        common.out()
                .println("%s with %s saved; at most %s lost. The damaged file is now %s"
                        .formatted(
                                Counted.of(rescue.images(), "image"),
                                Counted.of(rescue.instances(), "instance"),
                                Counted.of(rescue.lost(), "instance"),
                                rescue.kept()));
        return 0;
    }
}
