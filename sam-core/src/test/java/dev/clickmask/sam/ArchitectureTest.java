package dev.clickmask.sam;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps section 4 of the design: which package may know which. */
class ArchitectureTest {
    private static final String HERE = "dev.clickmask.sam";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HERE);

    @Test
    void packagesKnowOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("onnx")
                .definedBy(HERE + ".onnx")
                .layer("sam")
                .definedBy(HERE)
                .layer("everything")
                .definedBy(HERE + ".everything")
                .layer("image")
                .definedBy(HERE + ".image")
                .layer("mask")
                .definedBy(HERE + ".mask")
                .layer("geometry")
                .definedBy(HERE + ".geometry")
                .layer("matte")
                .definedBy(HERE + ".matte")
                .layer("catalog")
                .definedBy(HERE + ".catalog")
                .whereLayer("onnx")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("sam")
                .mayOnlyBeAccessedByLayers("onnx", "everything", "matte")
                .whereLayer("everything")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("matte")
                .mayOnlyBeAccessedByLayers("onnx", "catalog")
                .whereLayer("image")
                .mayOnlyBeAccessedByLayers("onnx", "everything", "sam", "matte")
                .whereLayer("mask")
                .mayOnlyBeAccessedByLayers("onnx", "everything", "sam", "matte")
                .whereLayer("geometry")
                .mayOnlyBeAccessedByLayers("onnx", "everything", "sam", "image", "mask", "matte", "catalog")
                .whereLayer("catalog")
                .mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void onnxRuntimeIsKnownInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HERE + ".onnx")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void picturesOfJavaAreKnownInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HERE + ".image")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "com.twelvemonkeys..")
                .check(CLASSES);
    }

    @Test
    void thereIsNoSwing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..", "java.awt.event..")
                .check(CLASSES);
    }

    @Test
    void nothingThatIsStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)").check(CLASSES);
    }
}
