package dev.clickmask.annotator.ui;

import dev.clickmask.annotator.canvas.ImageCanvas;
import dev.clickmask.annotator.project.ImageStatus;
import dev.clickmask.annotator.segment.PromptSession;
import dev.clickmask.annotator.segment.Suggestions;
import dev.clickmask.annotator.ui.keys.KeyMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All commands, in the order of the menus, and enabled as the state of the program allows. A new one is a line here, its
 * text and tip in Messages.properties, and its keys in keys/clickmask.properties.
 */
final class Commands {
    private static final int CATEGORIES_WITH_KEY = 9;
    /** Slices at once. */
    private static final int LEAP = 10;

    private final Messages messages;
    private final KeyMap keys;
    private final Map<String, Command> all = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();

    /** Makes the commands. */
    Commands(
            Messages messages,
            KeyMap keys,
            Workbench bench,
            ImageCanvas canvas,
            Tools tools,
            SelectedInstances selected,
            Dialogs dialogs,
            Runnable closing) {
        this.messages = messages;
        this.keys = keys;
        file(bench, dialogs, closing);
        section("edit").add("undo", bench::canUndo, bench::undo).add("redo", bench::canRedo, bench::redo);
        tools(tools);
        view(bench, canvas);
        image(bench);
        series(bench);
        sector(bench.sector(), dialogs);
        everything(bench, tools);
        propagation(bench.propagating());
        cutout(bench, dialogs.cutouts());
        instance(bench, tools);
        selected(selected, bench.session());
        categories(bench);
        section("model").add("models", Commands::always, dialogs::showModels);
        section("help")
                .add("shortcuts", Commands::always, () -> dialogs.showKeys(this, keys))
                .add("about", Commands::always, dialogs::showAbout);
        keys.addListener(this::showKeys);
        bench.addListener(this::refresh);
    }

    private void file(Workbench bench, Dialogs dialogs, Runnable closing) {
        BooleanSupplier folder = () -> bench.desk().folder().isPresent();
        section("file")
                .add("openFolder", Commands::always, dialogs::openFolder)
                .add("open", Commands::always, dialogs::openImage)
                .add(
                        "keepIn",
                        () -> bench.kept().folder().isPresent()
                                && bench.exchange().work().isEmpty(),
                        dialogs::keepIn);
        BooleanSupplier exchange =
                () -> folder.getAsBoolean() && bench.exchange().work().isEmpty();
        section("file")
                .add("import", exchange, dialogs::importData)
                .add("export", exchange, dialogs::exportCoco)
                .add("exportAs", exchange, dialogs::exportAs);
        section("file").add("quit", Commands::always, closing);
    }

    private void view(Workbench bench, ImageCanvas canvas) {
        BooleanSupplier image = () -> bench.desk().picture().isPresent();
        section("view")
                .add("fit", image, canvas::zoomToFit)
                .add("actual", image, canvas::zoomToActualSize)
                .add("double", image, canvas::zoomToDoubleSize)
                .add("zoomIn", image, canvas::zoomIn)
                .add("zoomOut", image, canvas::zoomOut);
    }

    private void image(Workbench bench) {
        BooleanSupplier image = () -> bench.desk().picture().isPresent();
        section("image")
                .add(
                        "nextImage",
                        () -> bench.desk().list().away(1).isPresent(),
                        () -> bench.desk().walk(1))
                .add(
                        "previousImage",
                        () -> bench.desk().list().away(-1).isPresent(),
                        () -> bench.desk().walk(-1))
                .add(
                        "nextUnfinished",
                        () -> bench.desk().list().nextUnfinished().isPresent(),
                        bench.desk()::showNextUnfinished);
        section("image")
                .add("done", image, () -> bench.desk().finish(ImageStatus.DONE))
                .add("skip", image, () -> bench.desk().finish(ImageStatus.SKIPPED));
    }

    private void series(Workbench bench) {
        SeriesDesk series = bench.series();
        section("series")
                .add("nextSlice", () -> series.canStep(1), () -> series.step(1))
                .add("previousSlice", () -> series.canStep(-1), () -> series.step(-1))
                .add("sliceForward", () -> series.canGo(1), () -> series.step(LEAP))
                .add("sliceBack", () -> series.canGo(-1), () -> series.step(-LEAP))
                .add("firstSlice", () -> series.canGo(-1), () -> series.step(-Integer.MAX_VALUE))
                .add("lastSlice", () -> series.canGo(1), () -> series.step(Integer.MAX_VALUE))
                .addSwitch("playSeries", () -> series.series().isPresent(), series::isPlaying, series::togglePlay);
        section("series")
                .addSwitch(
                        "joinFolder",
                        bench.desk()::canJoinFolder,
                        bench.desk()::isFolderJoined,
                        bench.desk()::joinFolder);
    }

    private void sector(SectorDesk sector, Dialogs dialogs) {
        BooleanSupplier shown = () -> sector.sector().isPresent();
        section("series")
                .add("findSector", sector::canFind, sector::find)
                .add("sectorFirst", shown, () -> sector.goTo(0))
                .add("sectorMiddle", shown, () -> sector.goTo(0.5))
                .add("sectorLast", shown, () -> sector.goTo(1))
                .add("copySector", () -> sector.found().isPresent(), dialogs::copySector)
                .add("saveSector", () -> sector.found().isPresent(), dialogs::saveSector)
                .add("hideSector", () -> sector.found().isPresent(), sector::forget);
    }

    private void everything(Workbench bench, Tools tools) {
        Suggesting suggesting = bench.suggesting();
        Suggestions suggestions = suggesting.suggestions();
        section("image")
                .add("everything", suggesting::canBegin, () -> {
                    tools.choose(Tools.Kind.PROMPT);
                    bench.cutouts().hide();
                    suggesting.begin();
                })
                .add("acceptAll", suggestions::isActive, suggestions::acceptAll)
                .add("rejectAll", suggesting::canEnd, suggesting::end);
    }

    private void propagation(Propagating propagating) {
        section("image")
                .add("propagate", () -> propagating.canBegin(false), () -> propagating.begin(false))
                .add("propagateBack", () -> propagating.canBegin(true), () -> propagating.begin(true));
    }

    private void cutout(Workbench bench, CutoutDialogs dialogs) {
        CutoutDesk cutouts = bench.cutouts();
        BooleanSupplier free = () -> bench.desk().picture().isPresent() && !cutouts.isBusy();
        BooleanSupplier shown = () -> cutouts.shown().isPresent() && !cutouts.isBusy();
        section("image")
                .addSwitch("removeBackground", free, () -> cutouts.shown().isPresent(), dialogs::toggle)
                .add("takeForeground", shown, bench::takeForeground)
                .add("saveCutout", shown, dialogs::save)
                .add("saveCutoutOnColour", shown, dialogs::saveOnColour)
                .add("saveCutoutOnImage", shown, dialogs::saveOnImage);
    }

    private void instance(Workbench bench, Tools tools) {
        Labelling labelling = bench.labelling();
        BooleanSupplier prompts = () -> !bench.session().isEmpty();
        BooleanSupplier begun = () -> tools.isBusy() || prompts.getAsBoolean();
        BooleanSupplier selection = () -> !bench.document().selected().isEmpty();
        BooleanSupplier prompted = () -> bench.document()
                .selection()
                .filter(one -> !one.origin().prompts().isEmpty())
                .isPresent();
        BooleanSupplier candidates = () -> bench.session()
                .answer()
                .filter(answer -> answer.candidates().size() > 1)
                .isPresent();
        Suggestions suggestions = bench.suggesting().suggestions();
        section("instance")
                .add(
                        "accept",
                        () -> begun.getAsBoolean() || suggestions.isWalking(),
                        () -> first(
                                tools::isBusy,
                                tools::finish,
                                () -> first(suggestions::isWalking, suggestions::acceptWalked, labelling::accept)))
                .add(
                        "nextCandidate",
                        () -> candidates.getAsBoolean() || suggestions.isActive(),
                        () -> first(candidates, () -> bench.session().cycleCandidates(1), () -> suggestions.walk(1)))
                .add(
                        "previousCandidate",
                        () -> candidates.getAsBoolean() || suggestions.isActive(),
                        () -> first(candidates, () -> bench.session().cycleCandidates(-1), () -> suggestions.walk(-1)))
                .add(
                        "takeBack",
                        () -> tools.isBusy() || suggestions.isWalking(),
                        () -> first(tools::isBusy, tools::takeBack, suggestions::rejectWalked));
        cancel(bench, tools);
        section("instance")
                .add("reopen", prompted, () -> bench.document().selection().ifPresent(labelling::reopen))
                .add("copyToNext", selection, bench::copyToNext)
                .add(
                        "delete",
                        () -> selection.getAsBoolean() || suggestions.isWalking(),
                        () -> first(suggestions::isWalking, suggestions::rejectWalked, labelling::deleteSelected));
    }

    /** One thing at a time, what is begun first. */
    private void cancel(Workbench bench, Tools tools) {
        Map<BooleanSupplier, Runnable> steps = new LinkedHashMap<>();
        steps.put(tools::isBusy, tools::drop);
        steps.put(() -> !bench.session().isEmpty(), () -> bench.session().clear());
        steps.put(
                () -> bench.cutouts().shown().isPresent(), () -> bench.cutouts().hide());
        steps.put(() -> bench.suggesting().canEnd(), () -> bench.suggesting().end());
        steps.put(
                () -> bench.propagating().isRunning(), () -> bench.propagating().cancel());
        steps.put(() -> bench.sector().isRunning(), () -> bench.sector().cancel());
        steps.put(
                () -> !bench.document().selected().isEmpty(),
                () -> bench.document().clearSelection());
        steps.put(() -> bench.problems().canMakeWay(), () -> bench.problems().makeWay());
        sections.get(sections.size() - 1)
                .add(
                        "cancel",
                        () -> steps.keySet().stream().anyMatch(BooleanSupplier::getAsBoolean),
                        () -> steps.keySet().stream()
                                .filter(BooleanSupplier::getAsBoolean)
                                .findFirst()
                                .map(steps::get)
                                .ifPresent(Runnable::run));
    }

    /** Does the one if it can be done, else the other. */
    private static void first(BooleanSupplier possible, Runnable one, Runnable other) {
        (possible.getAsBoolean() ? one : other).run();
    }

    private void tools(Tools tools) {
        Section section = section("edit");
        for (Tools.Kind kind : Tools.Kind.values()) {
            section.addSwitch(kind.id(), Commands::always, () -> tools.current() == kind, () -> tools.choose(kind));
        }
        section("edit")
                .add("brushLarger", tools::paints, () -> tools.brushSize().grow(1))
                .add("brushSmaller", tools::paints, () -> tools.brushSize().grow(-1));
        tools.addListener(this::refresh);
        tools.addDrawingListener(this::refresh);
    }

    private void selected(SelectedInstances selected, PromptSession session) {
        section("instance")
                .add("duplicate", selected::areAny, selected::duplicate)
                .add("merge", selected::areSeveral, selected::merge)
                .add("subtract", selected::areAny, selected::subtract)
                .add("split", selected::areAny, selected::split)
                .add(
                        "cleanUpSelected",
                        () -> selected.areAny() && session.finish().cleans(),
                        () -> selected.cleanUp(session.finish()));
        section("instance")
                .add("raise", selected::areAny, selected::raise)
                .add("lower", selected::areAny, selected::lower)
                .add("toTop", selected::areAny, selected::toTop)
                .add("toBottom", selected::areAny, selected::toBottom);
        section("instance")
                .addSwitch("hideSelected", selected::areAny, selected::areHidden, selected::toggleHidden)
                .add("showAll", selected::isAnyHidden, selected::showAll);
    }

    /** They have keys only: a menu of them would only repeat the panel. */
    private void categories(Workbench bench) {
        Section section = section("category");
        for (int number = 1; number <= CATEGORIES_WITH_KEY; number++) {
            int index = number - 1;
            section.add(
                    "category" + number,
                    () -> index < bench.document().categories().size(),
                    () -> bench.labelling().chooseCategory(index));
        }
    }

    /**
     * Begins a section: its commands stand together in a menu, with a line before them if others are there already.
     *
     * @param menu its text is at {@code "menu." + menu}
     */
    Section section(String menu) {
        Section section = new Section(menu);
        sections.add(section);
        return section;
    }

    /** All sections, in the order in which they were begun. */
    List<Section> sections() {
        return Collections.unmodifiableList(sections);
    }

    /** All commands. */
    Collection<Command> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /**
     * The command with that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    Command get(String id) {
        Command command = all.get(id);
        if (command == null) {
            throw new IllegalArgumentException("no command " + id);
        }
        return command;
    }

    /** Enables each command as the state of the program allows; done by itself when the workbench has changed. */
    void refresh() {
        all.values().forEach(Command::refresh);
    }

    private void showKeys() {
        all.values().forEach(command -> command.setKeys(keys.keys(command.id())));
    }

    static boolean always() {
        return true;
    }

    /** Commands that belong together. */
    final class Section {
        private final String menu;
        private final List<Command> commands = new ArrayList<>();

        private Section(String menu) {
            this.menu = menu;
        }

        String menu() {
            return menu;
        }

        List<Command> commands() {
            return Collections.unmodifiableList(commands);
        }

        /**
         * Adds a command.
         *
         * @param id its text and tool tip are at {@code id} and {@code id + ".tip"}
         * @param possible whether it can be done now
         */
        Section add(String id, BooleanSupplier possible, Runnable work) {
            return add(id, possible, null, work);
        }

        /** Adds a command that switches something; {@code on} says whether it is on now. */
        Section addSwitch(String id, BooleanSupplier possible, BooleanSupplier on, Runnable work) {
            return add(id, possible, on, work);
        }

        private Section add(String id, BooleanSupplier possible, @Nullable BooleanSupplier on, Runnable work) {
            Command command =
                    new Command(messages, id, messages.text(id), messages.text(id + ".tip"), possible, on, work);
            command.setKeys(keys.keys(id));
            if (all.putIfAbsent(id, command) != null) {
                throw new IllegalArgumentException("two commands " + id);
            }
            commands.add(command);
            return this;
        }
    }
}
