package io.sotto.simulation.report;

import io.sotto.model.evaluate.Evaluation;
import io.sotto.simulation.engine.RoundRecord;
import io.sotto.simulation.partition.Partition;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.store.RunFolder;
import java.io.IOException;
import java.util.List;

/** The pictures of a run, in its folder: {@code partition.png}, {@code accuracy.png}, {@code loss.png}, {@code confusion.png}. */
public final class RunPictures {
    private final RunFolder folder;

    public RunPictures(RunFolder folder) {
        this.folder = folder;
    }

    /** How the faces are dealt out. */
    public void drawPartition(Partition partition) throws IOException {
        PartitionPicture.draw(partition, folder.scenario().partition().word(), folder.file("partition.png"));
    }

    /**
     * How the run went and what the final model confuses.
     *
     * @param rounds 1 or more
     */
    public void drawResults(List<RoundRecord> rounds, Evaluation publicTest) throws IOException {
        Scenario scenario = folder.scenario();
        String what = "%s, %d clients, %s"
                .formatted(
                        scenario.network().name(),
                        scenario.clients(),
                        scenario.partition().word());
        Curves curves = new Curves(what, rounds);
        curves.drawAccuracy(folder.file("accuracy.png"), scenario.stopAt());
        curves.drawLoss(folder.file("loss.png"));
        String title = "PublicTest after round %d: %.1f %% right".formatted(rounds.size(), 100 * publicTest.accuracy());
        ConfusionPicture.draw(publicTest, title, folder.file("confusion.png"));
    }
}
