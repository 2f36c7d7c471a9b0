package dev.clickmask.sam;

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

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clickmask.sam.onnx.OnnxRuntimeNatives;
import java.io.ObjectInputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
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

    /** The natives are read from a jar on the class path by its address. */
    @Test
    void onlyTheCatalogueReachesTheNetwork() {
        noClasses()
                .that()
                .resideOutsideOfPackage(HERE + ".catalog")
                .and()
                .doNotBelongToAnyOf(OnnxRuntimeNatives.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "javax.net..")
                        .or(type(Socket.class))
                        .or(type(ServerSocket.class))
                        .or(type(DatagramSocket.class))
                        .or(type(URLConnection.class)))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotBelongToAnyOf(OnnxRuntimeNatives.class)
                .should()
                .callMethodWhere(target(owner(type(URL.class))).and(target(nameMatching("open.*|getContent"))))
                .check(CLASSES);
    }

    /** What a file says shall never decide which class is made of it. */
    @Test
    void nothingMakesObjectsOfWhatAFileNames() {
        noClasses()
                .should()
                .dependOnClassesThat(type(ObjectInputStream.class)
                        .or(resideInAnyPackage("java.beans.beancontext..", "com.fasterxml.jackson.databind.jsontype.."))
                        .or(simpleName("XMLDecoder")))
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
