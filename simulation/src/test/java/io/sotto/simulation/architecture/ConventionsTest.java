package io.sotto.simulation.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.NullMarked;

/** House rules that a compiler does not know. */
@AnalyzeClasses(packages = "io.sotto", importOptions = DoNotIncludeTests.class)
class ConventionsTest {
    /** The protocol is pure: whoever drives it hands in time, threads and randomness, and it opens no socket. */
    @ArchTest
    static final ArchRule protocol_hasNoClockSocketThreadOrRandomnessOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage("io.sotto.server.round..", "io.sotto.server.strategy..", "io.sotto.privacy.secagg..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "start")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Executors.class, ForkJoinPool.class, SecureRandom.class, Random.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..");

    /** Only a command line talks to the person at the terminal, and it writes to picocli's streams. */
    @ArchTest
    static final ArchRule nobody_writesToStandardStreams = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nobody_usesJavaLogging = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.sotto.client.library.AudioTags")
            .should(GeneralCodingRules.USE_JAVA_UTIL_LOGGING)
            .because("only who silences a library that logs there may know of it");

    /** Random choices come from the named streams of a run, or from a secure generator. */
    @ArchTest
    static final ArchRule nobody_drawsFromAnUnnamedGenerator = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Random.class.getName());

    @ArchTest
    static void packages_areNullMarked(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(javaPackage -> !javaPackage.getName().startsWith("io.sotto.proto"))
                        .filter(javaPackage -> !javaPackage.getName().equals("io.sotto.model.artifact.onnx"))
                        .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }
}
