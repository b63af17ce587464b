package io.sotto.server.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.server.strategy.FederatedAverage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Drives the machine with clients that come late, vanish, come back, are slow, repeat themselves, send rubbish and answer
 * what nobody asked, in a virtual time, and checks after each event what must always hold.
 */
final class RandomRun implements RoundEffects {
    private record Timed(long at, long order, RoundEvent event) {}

    private final Random random;
    private final RoundSettings settings;
    private final int clients;
    private final PriorityQueue<Timed> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::order));
    private final Map<ClientId, ClientUpdate> accepted = new HashMap<>();
    private final Set<Deadline> pending = new HashSet<>();
    private final List<RoundSummary> commits = new ArrayList<>();
    private RoundState state;
    private ParameterVector global = RoundTestKit.vector(0);
    private FederatedAverage average = new FederatedAverage(RoundTestKit.LAYOUT.length());
    private List<ClientId> cohort = List.of();
    private long now;
    private long scheduled;
    private int answers;
    private boolean finished;

    RandomRun(long seed) {
        this.random = new Random(seed);
        this.clients = 3 + random.nextInt(12);
        this.settings = randomSettings();
        Step first = RoundState.begin(settings, new RandomStreams(seed), RoundTestKit.LAYOUT, 0, global.sha256());
        this.state = first.next();
        first.actions().forEach(action -> action.perform(this));
        for (int i = 0; i < clients; i++) {
            in(random.nextInt(20_000), new RoundEvent.ClientReady(new ClientId(i)));
        }
    }

    /** Plays until the run is finished; fails if it stands still before that. */
    RandomRun play() {
        for (int events = 0; !finished; events++) {
            assertThat(events).as("events, in %s", state).isLessThan(200_000);
            assertThat(agenda).as("what is still to come, in %s", state).isNotEmpty();
            Timed next = agenda.remove();
            now = next.at();
            handle(next.event());
        }
        return this;
    }

    ParameterVector model() {
        return global;
    }

    List<RoundSummary> commits() {
        return commits;
    }

    private void handle(RoundEvent event) {
        Sha256 before = state.model();
        answers = 0;
        if (event instanceof RoundEvent.DeadlinePassed passed) {
            pending.remove(passed.deadline());
        }
        Step step = state.on(event);
        assertThat(state.on(event)).as("the same step again").isEqualTo(step);
        state = step.next();
        step.actions().forEach(action -> action.perform(this));
        if (event instanceof RoundEvent.UpdateArrived || event instanceof RoundEvent.UpdateSpoiled) {
            assertThat(answers).as("answers to an update").isEqualTo(1);
        }
        if (!(event instanceof RoundEvent.Committed)) {
            assertThat(state.model()).as("model after %s", event).isEqualTo(before);
        }
        assertThat(state.model()).isEqualTo(state instanceof Committing ? before : global.sha256());
        assertDoesNotHang();
    }

    private void assertDoesNotHang() {
        if (state instanceof Training) {
            assertThat(pending).contains(new Deadline(state.task(), Deadline.Phase.TRAINING));
        } else if (state instanceof Gathering gathering && gathering.timed()) {
            assertThat(pending).contains(new Deadline(state.task(), Deadline.Phase.GATHERING));
        } else if (state instanceof Gathering gathering) {
            boolean enough = gathering.roster().known() >= settings.minClients()
                    && gathering.roster().ready().size() >= settings.minUpdates();
            assertThat(enough).as("waits for clients although there are enough").isFalse();
        }
    }

    @Override
    public void begin(TaskId task, List<ClientId> members) {
        cohort = members;
        accepted.clear();
        average = new FederatedAverage(RoundTestKit.LAYOUT.length());
        assertThat(members).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(settings.minUpdates());
    }

    /** What the client does with its task: the heart of the run's disorder. */
    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        assertThat(cohort).contains(client);
        assertThat(model).isEqualTo(global.sha256());
        RoundEvent answer = update(client, task, model);
        RoundEvent ready = new RoundEvent.ClientReady(client);
        long later = 1 + random.nextInt(60_000);
        switch (random.nextInt(12)) {
            case 0 -> in(later, new RoundEvent.ClientGone(client)).in(later + 30_000, ready);
            case 1 -> in(later / 2, ready);
            case 2 -> in(later + 50_000, answer).in(later + 50_001, ready);
            case 3 -> in(later, answer).in(later, answer).in(later + 1, ready).in(later + 2, ready);
            case 4 ->
                in(later, new RoundEvent.UpdateSpoiled(client, task, "no good"))
                        .in(later, answer)
                        .in(later, ready);
            case 5 -> in(later, strayUpdate(task)).in(later, answer).in(later + 1, ready);
            case 6 ->
                in(later, update(client, task, RoundTestKit.vector(77).sha256()))
                        .in(later, ready);
            default -> in(later, answer).in(later + 1, ready);
        }
    }

    @Override
    public void setDeadline(Deadline deadline, Duration after) {
        pending.add(deadline);
        RoundEvent passed = new RoundEvent.DeadlinePassed(deadline);
        in(after.toMillis(), passed);
        if (random.nextInt(4) == 0) {
            in(after.toMillis() + random.nextInt(100_000), passed);
        }
    }

    @Override
    public void accept(ClientId client, ClientUpdate update) {
        answers++;
        assertThat(cohort).contains(client);
        assertThat(accepted.put(client, update))
                .as("an earlier update of %s", client)
                .isNull();
        assertThat(update.norm()).isLessThanOrEqualTo(settings.maxUpdateNorm());
        average.add(update.difference(), update.faceCount());
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        answers++;
        assertThat(message).isNotBlank();
    }

    @Override
    public void abandon(RoundSummary summary) {
        assertAccountsForTheCohort(summary);
        assertThat(summary.counted()).hasSizeLessThan(settings.minUpdates());
    }

    @Override
    public void commit(RoundSummary summary) {
        assertAccountsForTheCohort(summary);
        assertThat(summary.counted()).hasSizeGreaterThanOrEqualTo(settings.minUpdates());
        assertThat(summary.task().round()).isEqualTo(commits.size() + 1);
        commits.add(summary);
        global = average.applyTo(global);
        RoundEvent committed = new RoundEvent.Committed(summary.task(), global.sha256(), false);
        in(random.nextInt(3_000), committed).in(5_000, committed);
    }

    @Override
    public void dismiss(ClientId client, Sha256 model) {
        assertThat(model).isEqualTo(global.sha256());
    }

    @Override
    public void finish(Ending ending, Sha256 model) {
        finished = true;
        assertThat(model).isEqualTo(global.sha256());
        assertThat(commits.size() == settings.rounds()).isEqualTo(ending == Ending.COMPLETED);
        if (ending == Ending.GAVE_UP) {
            assertThat(state.task().attempt()).isEqualTo(settings.maxAttempts());
        }
    }

    private void assertAccountsForTheCohort(RoundSummary summary) {
        List<ClientId> all = new ArrayList<>(summary.counted());
        all.addAll(summary.refused().keySet());
        all.addAll(summary.missing());
        assertThat(all).containsExactlyInAnyOrderElementsOf(cohort);
        assertThat(summary.counted()).containsExactlyInAnyOrderElementsOf(accepted.keySet());
        assertThat(summary.faceCount())
                .isEqualTo(accepted.values().stream()
                        .mapToLong(ClientUpdate::faceCount)
                        .sum());
    }

    private RoundEvent update(ClientId client, TaskId task, Sha256 model) {
        float value = random.nextInt(8) == 0 ? Float.NaN : (float) random.nextGaussian();
        ClientUpdate update =
                new ClientUpdate(RoundTestKit.vector(value), 1 + random.nextInt(300), random.nextDouble());
        return new RoundEvent.UpdateArrived(client, task, model, update);
    }

    private RoundEvent strayUpdate(TaskId task) {
        ClientId stray = new ClientId(random.nextInt(clients + 2));
        TaskId other = new TaskId(1 + random.nextInt(task.round() + 1), 1 + random.nextInt(3));
        return update(stray, other, global.sha256());
    }

    private RandomRun in(long millis, RoundEvent event) {
        agenda.add(new Timed(now + millis, scheduled++, event));
        return this;
    }

    private RoundSettings randomSettings() {
        int minClients = 1 + random.nextInt(clients);
        int minUpdates = 1 + random.nextInt(minClients);
        CohortSize size = random.nextBoolean()
                ? new CohortSize.Fixed(minUpdates + random.nextInt(clients))
                : new CohortSize.Fraction(0.1 + 0.9 * random.nextDouble());
        return new RoundSettings(
                1 + random.nextInt(5),
                size,
                minClients,
                minUpdates,
                Duration.ofMillis(20_000 + random.nextInt(60_000)),
                Duration.ofMillis(random.nextInt(5_000)),
                1 + random.nextInt(6),
                1000);
    }
}
