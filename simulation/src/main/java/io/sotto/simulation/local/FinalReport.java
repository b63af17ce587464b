package io.sotto.simulation.local;

import io.sotto.model.Emotion;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.evaluate.Evaluation;
import io.sotto.model.evaluate.EvaluationFigures;
import io.sotto.simulation.engine.ParallelEvaluator;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.report.RunPictures;
import io.sotto.simulation.report.RunSummary;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import io.sotto.simulation.store.RunFolder;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a run: the final model is evaluated, on PrivateTest for the first and only time, and the model file, the
 * pictures and the summary are written.
 */
final class FinalReport {
    private static final String PUBLIC = "PublicTest";
    private static final String PRIVATE = "PrivateTest";
    private static final String PRIVATE_WITHOUT_DUPLICATES = "PrivateTest without duplicates";

    private final PreparedRun prepared;
    private final RunProgress end;
    private final Map<String, EvaluationFigures> figures = new LinkedHashMap<>();
    private final Evaluation publicTest;

    FinalReport(PreparedRun prepared, RunProgress end, ParallelEvaluator evaluator) {
        this.prepared = prepared;
        this.end = end;
        FaceSplits faces = prepared.faces();
        publicTest = evaluator.evaluate(end.model(), faces.publicTest());
        figures.put(PUBLIC, EvaluationFigures.of(publicTest));
        addFigures(PRIVATE, faces.privateTest(), evaluator);
        addFigures(PRIVATE_WITHOUT_DUPLICATES, faces.privateTestWithoutDuplicates(), evaluator);
    }

    /** Writes all files; the summary last, so that where it is the others are. */
    RunSummary write(RunFolder folder, Clock clock) throws IOException {
        RunSummary summary = summary();
        ModelFile.write(
                folder.file("model.sotto"),
                new TrainedModel(prepared.scenario().network(), end.model(), provenance(clock)));
        new RunPictures(folder).drawResults(end.rounds(), publicTest);
        folder.writeJson("summary.json", summary);
        return summary;
    }

    private void addFigures(String name, FaceSet faces, ParallelEvaluator evaluator) {
        if (!faces.isEmpty()) {
            figures.put(name, EvaluationFigures.of(evaluator.evaluate(end.model(), faces)));
        }
    }

    private Provenance provenance(Clock clock) {
        return new Provenance(
                Optional.of(prepared.faces().sha256()),
                prepared.faces().origin(),
                ScenarioFile.settings(prepared.scenario()),
                end.rounds().size(),
                prepared.engine().description(),
                Provenance.CURRENT_VERSION,
                clock.instant(),
                figures);
    }

    private RunSummary summary() {
        Scenario scenario = prepared.scenario();
        List<RoundRecord> rounds = end.rounds();
        ParameterVector model = end.model();
        return new RunSummary(
                scenario.network().name(),
                scenario.clients(),
                scenario.partition().word(),
                rounds.size(),
                scenario.seed(),
                scenario.localEpochs()
                        * rounds.stream().mapToLong(RoundRecord::faces).sum(),
                rounds.stream().mapToDouble(RoundRecord::seconds).sum(),
                prepared.faces().origin(),
                prepared.faces().sha256(),
                prepared.engine().description(),
                model.sha256(),
                EvaluationFigures.of(publicTest),
                figures.get(PRIVATE),
                figures.get(PRIVATE_WITHOUT_DUPLICATES),
                confusion(publicTest));
    }

    private static List<List<Long>> confusion(Evaluation evaluation) {
        return Arrays.stream(Emotion.values())
                .map(truth -> Arrays.stream(Emotion.values())
                        .map(prediction -> evaluation.confusion(truth, prediction))
                        .toList())
                .toList();
    }
}
