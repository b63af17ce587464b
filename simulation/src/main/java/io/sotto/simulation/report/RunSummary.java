package io.sotto.simulation.report;

import io.sotto.model.Sha256;
import io.sotto.model.evaluate.EvaluationFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole run came to: the content of {@code summary.json}. All but the time is the same in every run of the same
 * scenario on the same engine.
 *
 * @param network architecture and normalisation
 * @param partition the rule's word
 * @param rounds how many were run
 * @param trainedFaces faces times passes over all rounds
 * @param seconds of all rounds, evaluations included
 * @param data where the faces are from
 * @param dataSha256 of all faces
 * @param engine what trained
 * @param modelSha256 of the final model
 * @param publicTest what rounds were evaluated on, for the final model
 * @param privateTest looked at this once; null if the data has none
 * @param privateTestWithoutDuplicates without the faces that also stand in the other two; null if the data has none
 * @param publicTestConfusion how many faces, {@code [truth][prediction]} by label
 */
public record RunSummary(
        String network,
        int clients,
        String partition,
        int rounds,
        long seed,
        long trainedFaces,
        double seconds,
        String data,
        Sha256 dataSha256,
        String engine,
        Sha256 modelSha256,
        EvaluationFigures publicTest,
        @Nullable EvaluationFigures privateTest,
        @Nullable EvaluationFigures privateTestWithoutDuplicates,
        List<List<Long>> publicTestConfusion) {}
