package io.sotto.model.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelCommandTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.BATCH);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path model;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("small.sotto");
        ModelFile.write(
                model,
                new TrainedModel(
                        NETWORK,
                        NETWORK.initialParameters(new RandomStreams(1).stream("weights")),
                        ModelCommandRun.PROVENANCE));
    }

    @Test
    void evaluate_syntheticFaces_printsThreeTables() {
        assertThat(run("evaluate", "--data", "synthetic:56", "--model", model.toString()))
                .isZero();

        assertThat(out.toString())
                .contains("small+batch", "PublicTest (the one to choose on): 14 faces")
                .contains("PrivateTest (the one to report): 14 faces", "PrivateTestWithoutDuplicates (")
                .contains("with its mirror image", "fitted on PublicTest now");
    }

    @Test
    void evaluate_json_holdsTheSameFigures() throws IOException {
        assertThat(run("evaluate", "--data", "synthetic:56", "--model", model.toString(), "--json"))
                .isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        JsonNode figures = json.path("evaluations").path("PrivateTestWithoutDuplicates");
        assertThat(json.path("parametersSha256").asText())
                .isEqualTo(ModelFile.read(model).parameters().sha256().hex());
        assertThat(figures.path("faces").asInt()).isEqualTo(14);
        assertThat(figures.path("accuracy").asDouble()).isBetween(0.0, 1.0);
        assertThat(figures.path("macroF1").asDouble()).isBetween(0.0, 1.0);
        assertThat(figures.path("recall")).hasSize(7);
        assertThat(figures.path("flipAveraged").path("accuracy").isNumber()).isTrue();
        assertThat(figures.path("calibrationErrorAtTemperature").asDouble()).isBetween(0.0, 1.0);
        assertThat(figures.path("accuracyInterval").get(0).asDouble())
                .isLessThanOrEqualTo(figures.path("accuracy").asDouble());
        assertThat(json.path("evaluations").path("PublicTest").path("confusion").get(6))
                .hasSize(7);
    }

    @Test
    void evaluate_fewerClasses_mergesLabelsAndAnswers() throws IOException {
        assertThat(run(
                        "evaluate",
                        "--data",
                        "synthetic:56",
                        "--model",
                        model.toString(),
                        "--classes",
                        "four",
                        "--json"))
                .isZero();

        JsonNode json = new ObjectMapper().readTree(out.toString());
        JsonNode figures = json.path("evaluations").path("PrivateTest");
        assertThat(json.path("classes")).hasSize(4);
        assertThat(json.path("classes").get(0).asText()).isEqualTo("angry+disgust+fear");
        assertThat(figures.path("recall").has("happy+surprise")).isTrue();
        assertThat(figures.path("confusion")).hasSize(4);
        long inAll = 0;
        for (JsonNode row : figures.path("confusion")) {
            for (JsonNode cell : row) {
                inAll += cell.asLong();
            }
        }
        assertThat(inAll).isEqualTo(14);
    }

    @Test
    void train_optionsOfTheRecipe_areKeptAndTheModelAnswersInItsClasses() throws IOException {
        Path run = folder.resolve("run");
        String[] training = {
            "train",
            "--data",
            "synthetic:28",
            "--recipe",
            "release-small",
            "--network",
            "three-convolutions@60+none+four",
            "--epochs",
            "1",
            "--batch-size",
            "14",
            "--class-weights",
            "balanced",
            "--focus",
            "1.5",
            "--balanced-classes",
            "--threads",
            "2",
            "--seed",
            "3",
            "--out",
            run.toString()
        };
        assertThat(run(training)).as(err.toString()).isZero();

        JsonNode recipe = new ObjectMapper().readTree(run.resolve("recipe.json").toFile());
        assertThat(recipe.path("network").asText()).isEqualTo("three-convolutions@60+none+four");
        assertThat(recipe.path("stages")).hasSize(1);
        assertThat(recipe.path("stages").get(0).path("side").asInt()).isEqualTo(60);
        assertThat(recipe.path("classWeights").asText()).isEqualTo("balanced");
        assertThat(recipe.path("focus").asDouble()).isEqualTo(1.5);
        assertThat(recipe.path("threads").asInt()).isEqualTo(2);
        assertThat(recipe.path("balancedClasses").asBoolean()).isTrue();
        assertThat(Files.readString(run.resolve("curves.html")))
                .contains("epoch 1 of 1", "Loss by epoch", "Accuracy by epoch")
                .doesNotContain("http-equiv", "<script");
        String trained = run.resolve("model.sotto").toString();
        Path page = folder.resolve("four.html");
        assertThat(run("evaluate", "--data", "synthetic:28", "--model", trained, "--report", page.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("angry+disgust+fear", "happy+surprise");
        assertThat(Files.readString(page)).contains("<td>happy+surprise</td>").doesNotContain("<td>fear</td>");
        assertThat(run("evaluate", "--data", "synthetic:28", "--model", trained, "--classes", "five"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--classes five: expected four, the classes of three-convolutions@60");
    }

    @Test
    void train_labelsMissingOrOutOfRange_exitsWithTwoAndLeavesNoFolder() throws IOException {
        String pixels = "7 ".repeat(2303) + "7";
        assertTrainingRefused("3," + pixels + ",Training\n", "expected labelled faces for PublicTest, found none");
        assertTrainingRefused("3," + pixels + ",PublicTest\n", "expected labelled faces for Training, found none");
        assertTrainingRefused("7," + pixels + ",Training\n", "line 2, field emotion: expected a label of 0 to 6");
        assertTrainingRefused("," + pixels + ",Training\n", "line 2, field emotion: expected a label of 0 to 6");
        assertTrainingRefused("3,7 " + pixels + ",Training\n", "line 2, field pixels: expected 2304 pixels");
    }

    private void assertTrainingRefused(String row, String message) throws IOException {
        Path csv = Files.writeString(folder.resolve("faces.csv"), "emotion,pixels,Usage\n" + row);
        Path out = folder.resolve("none");
        assertThat(run("train", "--data", csv.toString(), "--out", out.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void train_wrongOptions_exitWithTwo() {
        String out = folder.resolve("none").toString();
        assertThat(run("train", "--data", "synthetic:28", "--network", "small", "--out", out))
                .isEqualTo(2);
        assertThat(run("train", "--data", "synthetic:28", "--frozen-layers", "2", "--out", out))
                .isEqualTo(2);
        assertThat(run("train", "--data", "synthetic:28", "--threads", "0", "--out", out))
                .isEqualTo(2);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(err.toString())
                .contains("network 'small': expected an architecture", "initialModel", "threads 0: expected 1 to 64");
    }

    @Test
    void evaluate_report_isOnePageWithoutAnythingFromElsewhere() throws IOException {
        Path page = folder.resolve("report.html");
        Files.writeString(
                folder.resolve("metrics.csv"),
                "epoch,side,learning_rate,training_loss,loss,accuracy,macro_f1,seconds\n"
                        + "1,32,0.01,1.9,1.8,0.2,0.1,3.0\n2,48,0.02,1.5,1.4,0.4,0.3,5.0\n");
        assertThat(run("evaluate", "--data", "synthetic:56", "--model", model.toString(), "--report", page.toString()))
                .isZero();

        String html = Files.readString(page);
        assertThat(html)
                .contains("<h1>small+batch</h1>", "Reliability", "Confusion", "Most confident mistakes", "48x48")
                .doesNotContain("<script", "<img", "<link", "url(", "@import", "src=");
        assertThat(html.split("<svg", -1)).hasSize(1 + 1 + 2 + 3 * 3);

        Files.delete(folder.resolve("metrics.csv"));
        run("evaluate", "--data", "synthetic:56", "--model", model.toString(), "--report", page.toString());
        assertThat(Files.readString(page)).contains("beside this model there is none");
    }

    @Test
    void evaluate_reportIntoAFolderThatDoesNotExist_exitsWithTwo() {
        Path page = folder.resolve("none/report.html");
        assertThat(run("evaluate", "--data", "synthetic:8", "--model", model.toString(), "--report", page.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("report.html: expected a file to write the report to");
    }

    @Test
    void evaluate_missingModelOrData_exitsWithTwo() {
        assertThat(run("evaluate", "--data", "synthetic:56", "--model", "none.sotto"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.sotto: expected a model file");

        assertThat(run("evaluate", "--data", "none.csv", "--model", model.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.csv: expected a file or folder with faces");
    }

    @Test
    void evaluate_dataWithoutTestFaces_exitsWithTwo() throws IOException {
        Path csv = Files.writeString(folder.resolve("train.csv"), "emotion,pixels\n3," + "7 ".repeat(2304) + "\n");

        assertThat(run("evaluate", "--data", csv.toString(), "--model", model.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("train.csv", "expected labelled faces for PublicTest or PrivateTest");
    }

    @Test
    void model_wrongUsage_exitsWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("evaluate")).isEqualTo(2);
        assertThat(run("evaluate", "--data", "x", "--model", "y", "--engine", "tpu"))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void engine_documentedWordWithAHyphen_isUnderstood() {
        CommandLine evaluate = new CommandLine(new EvaluateCommand());
        evaluate.parseArgs("--data", "synthetic:8", "--model", "m.sotto", "--engine", "onednn-bf16");

        assertThat((Object) evaluate.getCommandSpec().findOption("--engine").getValue())
                .isEqualTo(EngineChoice.ONEDNN_BF16);
    }

    private int run(String... arguments) {
        ModelCommandRun run = ModelCommandRun.of(arguments);
        out.append(run.output());
        err.append(run.errors());
        return run.exitCode();
    }
}
