package io.sotto.simulation.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules, as docs/architecture.md draws them, and no others. */
@AnalyzeClasses(packages = "io.sotto", importOptions = DoNotIncludeTests.class)
class ModuleArrowsTest {
    @ArchTest
    static final ArchRule modules_dependOnlyAlongTheArrows = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.sotto..")
            .layer("proto")
            .definedBy("io.sotto.proto..")
            .layer("model")
            .definedBy("io.sotto.model..")
            .optionalLayer("privacy")
            .definedBy("io.sotto.privacy..")
            .layer("server")
            .definedBy("io.sotto.server..")
            .layer("client")
            .definedBy("io.sotto.client..")
            .layer("simulation")
            .definedBy("io.sotto.simulation..")
            .whereLayer("proto")
            .mayNotAccessAnyLayer()
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("privacy")
            .mayNotAccessAnyLayer()
            .whereLayer("server")
            .mayOnlyAccessLayers("proto", "model", "privacy")
            .whereLayer("client")
            .mayOnlyAccessLayers("proto", "model", "privacy")
            .whereLayer("simulation")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule modelPackages_haveNoCycles =
            slices().matching("io.sotto.model.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule privacyPackages_haveNoCycles =
            slices().matching("io.sotto.privacy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule serverPackages_haveNoCycles =
            slices().matching("io.sotto.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule clientPackages_haveNoCycles =
            slices().matching("io.sotto.client.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule simulationPackages_haveNoCycles =
            slices().matching("io.sotto.simulation.(*)..").should().beFreeOfCycles();
}
