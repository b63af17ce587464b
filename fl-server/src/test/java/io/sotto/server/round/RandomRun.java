package io.sotto.server.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Map<RoundStep, Set<ClientId>> accepted = new EnumMap<>(RoundStep.class);
    private final Set<Deadline> pending = new HashSet<>();
    private final List<RoundSummary> commits = new ArrayList<>();
    private RoundState state;
    private Sha256 global = RoundTestKit.MODEL;
    private List<ClientId> cohort = List.of();
    private long now;
    private long scheduled;
    private int answers;
    private RoundStep answered = RoundStep.UPDATE;
    private boolean finished;

    RandomRun(long seed) {
        this.random = new Random(seed);
        this.clients = 3 + random.nextInt(12);
        this.settings = randomSettings();
        Step first = RoundState.begin(settings, new RandomStreams(seed), 0, global);
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

    Sha256 model() {
        return global;
    }

    List<RoundSummary> commits() {
        return commits;
    }

    private void handle(RoundEvent event) {
        Sha256 before = state.model();
        answers = 0;
        if (event instanceof RoundEvent.Answered answer) {
            answered = answer.step();
        }
        if (event instanceof RoundEvent.DeadlinePassed passed) {
            pending.remove(passed.deadline());
        }
        Step step = state.on(event);
        assertThat(state.on(event)).as("the same step again").isEqualTo(step);
        state = step.next();
        step.actions().forEach(action -> action.perform(this));
        if (event instanceof RoundEvent.Answered) {
            assertThat(answers).as("replies to an answer").isEqualTo(1);
        }
        if (!(event instanceof RoundEvent.Committed)) {
            assertThat(state.model()).as("model after %s", event).isEqualTo(before);
        }
        assertThat(state.model()).isEqualTo(state instanceof Committing ? before : global);
        assertDoesNotHang();
    }

    private void assertDoesNotHang() {
        if (state instanceof Collecting collecting) {
            assertThat(pending).contains(new Deadline.OfStep(state.task(), collecting.step()));
        } else if (state instanceof Gathering gathering && gathering.timed()) {
            assertThat(pending).contains(new Deadline.OfGathering(state.task()));
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
        assertThat(members).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(settings.minUpdates());
    }

    @Override
    public void assign(ClientId client, TaskId task, Sha256 model, long seed) {
        assertThat(model).isEqualTo(global);
        respond(client, task, settings.aggregation().first());
    }

    @Override
    public void assignStep(ClientId client, TaskId task, RoundStep step) {
        assertThat(accepted.values().iterator().next()).contains(client);
        respond(client, task, step);
    }

    /** What the client does with what it is told: the heart of the run's disorder. */
    private void respond(ClientId client, TaskId task, RoundStep step) {
        assertThat(cohort).contains(client);
        RoundEvent answer = answer(client, task, step);
        RoundEvent ready = new RoundEvent.ClientReady(client);
        long later = 1 + random.nextInt(step == settings.aggregation().first() ? 60_000 : 8_000);
        switch (random.nextInt(20)) {
            case 0 -> in(later, new RoundEvent.ClientGone(client)).in(later + 30_000, ready);
            case 1 -> in(later / 2, ready);
            case 2 -> in(later + 50_000, answer).in(later + 50_001, ready);
            case 3 -> in(later, answer).in(later, answer).in(later + 1, ready).in(later + 2, ready);
            case 4 -> in(later, new RoundEvent.Withdrawn(client, task)).in(later + 1, ready);
            case 5 -> in(later, strayAnswer(task)).in(later, answer).in(later + 1, ready);
            default -> in(later, answer).in(later + 1, ready);
        }
    }

    @Override
    public void leaveOut(ClientId client) {
        Set<ClientId> advertised = accepted.getOrDefault(RoundStep.ADVERTISE, Set.of());
        assertThat(advertised).contains(client).hasSizeGreaterThan(settings.minUpdates());
        advertised.remove(client);
    }

    /** The step's end at a driver: usually the next step, with whoever answered. */
    @Override
    public void closeStep(TaskId task, RoundStep step) {
        Set<ClientId> members = accepted.getOrDefault(step, Set.of());
        RoundEvent aborted = new RoundEvent.Aborted(task, "a secret is lost");
        RoundEvent closed = new RoundEvent.StepClosed(
                task, step, members.stream().sorted().toList(), 1 + random.nextInt(3), new RoundFigures(1, 1));
        in(random.nextInt(500), random.nextInt(25) == 0 ? aborted : closed).in(1_000, closed);
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
    public void accept(ClientId client) {
        answers++;
        assertThat(cohort).contains(client);
        assertThat(accepted.computeIfAbsent(answered, step -> new HashSet<>()).add(client))
                .as("the first answer of %s", client)
                .isTrue();
    }

    @Override
    public void refuse(ClientId client, Refusal reason, String message) {
        answers++;
        assertThat(message).isNotBlank();
    }

    @Override
    public void abandon(RoundSummary summary, String reason) {
        assertAccountsForTheCohort(summary);
        assertThat(reason).isNotBlank();
    }

    @Override
    public void commit(RoundSummary summary) {
        assertAccountsForTheCohort(summary);
        assertThat(summary.counted()).hasSizeGreaterThanOrEqualTo(settings.minUpdates());
        assertThat(summary.task().round()).isEqualTo(commits.size() + 1);
        commits.add(summary);
        global = Sha256.of(global.toBytes(), summary.counted().toString().getBytes(StandardCharsets.UTF_8));
        RoundEvent committed = new RoundEvent.Committed(summary.task(), global, false);
        in(random.nextInt(3_000), committed).in(5_000, committed);
    }

    @Override
    public void dismiss(ClientId client, Sha256 model) {
        assertThat(model).isEqualTo(global);
    }

    @Override
    public void finish(Ending ending, Sha256 model) {
        finished = true;
        assertThat(model).isEqualTo(global);
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
        RoundStep counting = settings.aggregation() == Aggregation.PLAIN ? RoundStep.UPDATE : RoundStep.MASK;
        if (!summary.counted().isEmpty()) {
            assertThat(summary.counted())
                    .containsExactlyInAnyOrderElementsOf(accepted.getOrDefault(counting, Set.of()));
        }
    }

    private RoundEvent answer(ClientId client, TaskId task, RoundStep step) {
        Optional<RoundEvent.Fault> fault = random.nextInt(20) == 0
                ? Optional.of(new RoundEvent.Fault(Refusal.MISMATCH, "no good"))
                : Optional.empty();
        return new RoundEvent.Answered(client, task, step, fault, random.nextInt(50) == 0);
    }

    private RoundEvent strayAnswer(TaskId task) {
        ClientId stray = new ClientId(random.nextInt(clients + 2));
        TaskId other = new TaskId(1 + random.nextInt(task.round() + 1), 1 + random.nextInt(3));
        return answer(stray, other, RoundStep.values()[random.nextInt(RoundStep.values().length)]);
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
                Duration.ofMillis(5_000 + random.nextInt(10_000)),
                Duration.ofMillis(random.nextInt(5_000)),
                1 + random.nextInt(6),
                random.nextBoolean() ? Aggregation.MASKED : Aggregation.PLAIN);
    }
}
