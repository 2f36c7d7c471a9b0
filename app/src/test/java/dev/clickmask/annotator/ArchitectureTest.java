package dev.clickmask.annotator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.awt.Color;
import java.io.ObjectInputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import org.junit.jupiter.api.Test;

/** Keeps section 5 of the design: which package may know which. */
class ArchitectureTest {
    private static final String HERE = "dev.clickmask.annotator";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HERE);

    @Test
    void packagesKnowOnlyThoseBelowThem() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("main")
                .definedBy(HERE)
                .layer("ui")
                .definedBy(HERE + ".ui..")
                .layer("cli")
                .definedBy(HERE + ".cli..")
                .layer("exchange")
                .definedBy(HERE + ".exchange..")
                .layer("evaluate")
                .definedBy(HERE + ".evaluate..")
                .layer("cutout")
                .definedBy(HERE + ".cutout..")
                .layer("series")
                .definedBy(HERE + ".series..")
                .layer("device")
                .definedBy(HERE + ".device..")
                .layer("review")
                .definedBy(HERE + ".review..")
                .layer("canvas")
                .definedBy(HERE + ".canvas..")
                .layer("segment")
                .definedBy(HERE + ".segment..")
                .layer("dataset")
                .definedBy(HERE + ".dataset..")
                .layer("project")
                .definedBy(HERE + ".project..")
                .layer("document")
                .definedBy(HERE + ".document..")
                .whereLayer("main")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("main")
                .whereLayer("exchange")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli")
                .whereLayer("evaluate")
                .mayOnlyBeAccessedByLayers("main", "cli")
                .whereLayer("review")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli")
                .whereLayer("cutout")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli")
                .whereLayer("series")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli", "exchange", "segment")
                .whereLayer("device")
                .mayOnlyBeAccessedByLayers("main", "cli")
                .whereLayer("canvas")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli")
                .whereLayer("segment")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli", "evaluate", "canvas")
                .whereLayer("dataset")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli", "evaluate", "exchange", "cutout")
                .whereLayer("project")
                .mayOnlyBeAccessedByLayers("main", "ui", "cli", "evaluate", "exchange", "review", "series"));
    }

    @Test
    void formatsDoNotKnowEachOther() {
        // What the formats that are made of pixels share.
        DescribedPredicate<JavaClass> shared = JavaClass.Predicates.resideInAPackage(HERE + ".dataset.labelmap..");
        check(slices().matching(HERE + ".dataset.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), shared));
    }

    @Test
    void onlyMainAndTheCommandLineKnowWhatRunsModels() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(HERE, HERE + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.clickmask.sam.onnx.."));
    }

    @Test
    void swingAndAwtStayWhereThingsAreDrawn() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        HERE,
                        HERE + ".canvas..",
                        HERE + ".ui..",
                        HERE + ".cli..",
                        HERE + ".dataset..",
                        HERE + ".cutout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio.."));
    }

    @Test
    void theCommandLineAndDatasetsHavePicturesButNoWindows() {
        check(noClasses()
                .that()
                .resideInAnyPackage(HERE + ".cli..", HERE + ".dataset..", HERE + ".cutout..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.awt", "java.awt.event..", "javax.swing..")
                        .and(not(type(Color.class)))));
    }

    @Test
    void nothingReachesTheNetwork() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "javax.net..")
                        .or(type(Socket.class))
                        .or(type(ServerSocket.class))
                        .or(type(DatagramSocket.class))
                        .or(type(URLConnection.class))));
        check(noClasses()
                .should()
                .callMethodWhere(target(owner(type(URL.class))).and(target(nameMatching("open.*|getContent")))));
    }

    /** What a file says shall never decide which class is made of it. */
    @Test
    void nothingMakesObjectsOfWhatAFileNames() {
        check(noClasses()
                .should()
                .dependOnClassesThat(type(ObjectInputStream.class)
                        .or(resideInAnyPackage("java.beans.beancontext..", "com.fasterxml.jackson.databind.jsontype.."))
                        .or(simpleName("XMLDecoder"))));
    }

    @Test
    void nothingThatIsStaticChanges() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void namesSayWhatAClassIs() {
        check(classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
