package io.sotto.simulation.engine;

import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.server.masking.MaskingPlan;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.CohortSize;
import io.sotto.server.round.RoundSettings;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.SecureAggregation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A scenario, run round by round in the steps that the package's documentation numbers. For one thread. */
public final class FederatedRun {
    private final Scenario scenario;
    private final VirtualClients clients;
    private final Workers workers;
    private final RoundJudge judge;
    private final RunObserver observer;
    private final Clock clock;

    /**
     * @param publicTest the faces that rounds are evaluated on, 1 or more
     * @param workers have models of the scenario's network and optimiser
     */
    public FederatedRun(
            Scenario scenario,
            VirtualClients clients,
            FaceSet publicTest,
            Workers workers,
            RunObserver observer,
            Clock clock) {
        this.scenario = scenario;
        this.clients = clients;
        this.workers = workers;
        this.judge = new RoundJudge(scenario, new ParallelEvaluator(workers), publicTest);
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Runs all rounds that are left.
     *
     * @param from where to start or to go on; a run that is over is returned as it is
     * @throws InvalidInputException if a round leaves no usable update, as when training diverges, or its cohort is too
     *     small for masks
     */
    public RunProgress run(RunProgress from) throws InterruptedException {
        if (judge.isOver(from.rounds())) {
            return from;
        }
        List<ClientId> participants = clients.participants();
        Summation summation = summation(from, participants);
        return new RoundDriver(
                        settings(participants.size(), summation.aggregation()),
                        scenario.seed(),
                        participants,
                        summation,
                        new Errands(workers, clients::size),
                        judge,
                        observer,
                        clock,
                        from)
                .run();
    }

    private Summation summation(RunProgress from, List<ClientId> participants) {
        ClientTraining training = new ClientTraining(clients, scenario::plan);
        if (scenario.secureAggregation() == SecureAggregation.OFF) {
            return new PlainSummation(training, from.model());
        }
        requireHidingCohort(participants.size());
        VirtualFederation federation = new VirtualFederation(scenario.seed());
        return new MaskedSummation(
                training,
                scenario.network().name(),
                federation,
                federation.masking(
                        scenario.seed(),
                        maskingPlan(participants),
                        from.model().length(),
                        RoundDescriptor.MINIMUM_COHORT),
                scenario.workers());
    }

    private void requireHidingCohort(int participants) {
        int cohort = scenario.cohortSize(participants);
        if (cohort < RoundDescriptor.MINIMUM_COHORT) {
            throw new InvalidInputException(
                    "secure-aggregation on with %d clients a round: expected %d or more, so that a sum hides each, or off"
                            .formatted(cohort, RoundDescriptor.MINIMUM_COHORT));
        }
    }

    /** The standard's, but that every face counts, as it does without masks. */
    private MaskingPlan maskingPlan(List<ClientId> participants) {
        MaskingPlan standard = MaskingPlan.STANDARD;
        int most = participants.stream().mapToInt(clients::size).max().orElse(1);
        return new MaskingPlan(
                standard.trust(),
                standard.minimumSurvivorShare(),
                standard.lifetime(),
                standard.clipNormL2(),
                standard.inputBits(),
                standard.rotated(),
                Math.min(most, (1 << standard.inputBits()) - 1),
                standard.noiseMultiplier());
    }

    /** A round waits for all participants, so that the cohort is drawn from all, and is not run again if it fails. */
    private RoundSettings settings(int participants, Aggregation aggregation) {
        boolean masked = aggregation == Aggregation.MASKED;
        return new RoundSettings(
                scenario.rounds(),
                new CohortSize.Fixed(scenario.cohortSize(participants)),
                participants,
                masked ? RoundDescriptor.MINIMUM_COHORT : 1,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ZERO,
                1,
                aggregation);
    }
}
