package io.sotto.simulation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each library stays in the package that adapts it, so that it can be replaced there. */
@AnalyzeClasses(packages = "io.sotto", importOptions = DoNotIncludeTests.class)
class LibrariesTest {
    @ArchTest
    static final ArchRule grpc_staysInTheGrpcPackages =
            only("io.grpc..", "io.sotto.server.grpc..", "io.sotto.client.grpc..", "io.sotto.proto..");

    @ArchTest
    static final ArchRule wireMessages_stayInTheGrpcPackages =
            only("io.sotto.proto..", "io.sotto.server.grpc..", "io.sotto.client.grpc..", "io.sotto.proto..");

    /** Beside the wire, ONNX is made of them. */
    @ArchTest
    static final ArchRule protocolBuffers_stayInTheGrpcPackagesAndInModelFiles = only(
            "com.google.protobuf..",
            "io.sotto.server.grpc..",
            "io.sotto.client.grpc..",
            "io.sotto.proto..",
            "io.sotto.model.artifact..");

    @ArchTest
    static final ArchRule deeplearning4j_staysInDl4j = only("org.deeplearning4j..", "io.sotto.model.dl4j..");

    @ArchTest
    static final ArchRule nd4j_staysInDl4j = only("org.nd4j..", "io.sotto.model.dl4j..");

    @ArchTest
    static final ArchRule oneDnn_staysInOnednn = only("org.bytedeco.dnnl..", "io.sotto.model.onednn..");

    @ArchTest
    static final ArchRule openCv_staysInImageAndVision =
            only("org.opencv..", "io.sotto.model.image..", "io.sotto.client.vision..");

    @ArchTest
    static final ArchRule openCvsBinding_staysInImageAndVision =
            only("org.bytedeco.opencv..", "io.sotto.model.image..", "io.sotto.client.vision..");

    @ArchTest
    static final ArchRule csv_staysInDataMusicAndLibrary =
            only("de.siegmar..", "io.sotto.model.data..", "io.sotto.client.music..", "io.sotto.client.library..");

    @ArchTest
    static final ArchRule audioTags_stayInLibrary = only("org.jaudiotagger..", "io.sotto.client.library..");

    @ArchTest
    static final ArchRule picocli_staysInCommandLines = only(
            "picocli..",
            "io.sotto.model.cli..",
            "io.sotto.server.cli..",
            "io.sotto.client.cli..",
            "io.sotto.simulation.cli..");

    @ArchTest
    static final ArchRule progressBar_staysInCommandLines = only("me.tongfei..", "io.sotto..cli..");

    @ArchTest
    static final ArchRule yaml_staysWithConfigurations =
            only("com.fasterxml.jackson.dataformat.yaml..", "io.sotto.server.cli..", "io.sotto.simulation.scenario..");

    @ArchTest
    static final ArchRule charts_stayInReport = only("org.knowm..", "io.sotto.simulation.report..");

    @ArchTest
    static final ArchRule statistics_stayInPartition = only("org.hipparchus..", "io.sotto.simulation.partition..");

    @ArchTest
    static final ArchRule sql_staysInStores = only("java.sql..", "io.sotto.server.store..", "io.sotto.client.vault..");

    @ArchTest
    static final ArchRule javalin_staysInTheCompanionsWeb = only("io.javalin..", "io.sotto.client.companion.web..");

    @ArchTest
    static final ArchRule jetty_staysInTheCompanionsWeb =
            only("org.eclipse.jetty..", "io.sotto.client.companion.web..");

    /** Whoever calls out over HTTP does so in one of two places, both only when the person asked for it. */
    @ArchTest
    static final ArchRule httpClient_staysInLibraryAndSpotify =
            only("java.net.http..", "io.sotto.client.library..", "io.sotto.client.spotify..");

    @ArchTest
    static final ArchRule h2_staysInTheVault = only("org.h2..", "io.sotto.client.vault..");

    @ArchTest
    static final ArchRule jdbi_staysInTheVault = only("org.jdbi..", "io.sotto.client.vault..");

    @ArchTest
    static final ArchRule flyway_staysInTheVault = only("org.flywaydb..", "io.sotto.client.vault..");

    private static ArchRule only(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
