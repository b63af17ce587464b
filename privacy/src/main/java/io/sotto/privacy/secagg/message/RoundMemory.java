package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a device remembers of the rounds it took part in, for as long as it is enrolled. Whoever runs a round stores the
 * new memory before the message that goes with it is sent.
 *
 * @param seen the last round of each task, at most {@value #MAXIMUM_TASKS}
 * @param lastCohort with whom it last revealed a sum, ascending; empty before the first time
 * @param opened the last {@value #MAXIMUM_OPENED} sums that it helped to open
 */
public record RoundMemory(List<RoundId> seen, List<IdentityKey> lastCohort, List<OpenedSum> opened) {
    /** How many tasks a device takes part in. */
    public static final int MAXIMUM_TASKS = 64;
    /** How many sums it remembers to have opened. */
    public static final int MAXIMUM_OPENED = 256;

    private static final int MAXIMUM_BYTES = 16
            + MAXIMUM_TASKS * RoundId.BYTES
            + GraphParameters.MAXIMUM_COHORT * IdentityKey.BYTES
            + MAXIMUM_OPENED * OpenedSum.BYTES;

    /** A new device's. */
    public static final RoundMemory EMPTY = new RoundMemory(List.of(), List.of(), List.of());

    public RoundMemory {
        seen = List.copyOf(seen);
        lastCohort = List.copyOf(lastCohort);
        opened = List.copyOf(opened);
        if (seen.size() > MAXIMUM_TASKS) {
            throw new IllegalArgumentException("%d tasks: expected at most %d".formatted(seen.size(), MAXIMUM_TASKS));
        }
        if (opened.size() > MAXIMUM_OPENED) {
            throw new IllegalArgumentException(
                    "%d sums opened: expected at most %d".formatted(opened.size(), MAXIMUM_OPENED));
        }
    }

    /** Whether this round, or a later one of its task, was begun before. */
    public boolean hasSeen(RoundId round) {
        return seen.stream().anyMatch(last -> last.task().equals(round.task()) && last.compareTo(round) >= 0);
    }

    /** Whether there is room for this round's task. */
    public boolean hasRoomFor(RoundId round) {
        return seen.size() < MAXIMUM_TASKS
                || seen.stream().anyMatch(last -> last.task().equals(round.task()));
    }

    /** After shares were sent. */
    public RoundMemory afterBeginning(RoundId round) {
        List<RoundId> now = new ArrayList<>(seen);
        now.removeIf(last -> last.task().equals(round.task()));
        now.add(round);
        return new RoundMemory(now, lastCohort, opened);
    }

    /** After the sum of a cohort was unmasked. */
    public RoundMemory afterRevealing(List<IdentityKey> cohort) {
        return new RoundMemory(seen, cohort, opened);
    }

    /** After this device helped to open a sum; the oldest is forgotten for it. */
    public RoundMemory afterOpening(OpenedSum sum) {
        List<OpenedSum> now = new ArrayList<>(opened);
        now.removeIf(sum::isOfSameModel);
        now.add(sum);
        return new RoundMemory(seen, lastCohort, now.subList(Math.max(0, now.size() - MAXIMUM_OPENED), now.size()));
    }

    /** The sum that this device helped to open over a model, if it did. */
    public Optional<OpenedSum> openedLike(OpenedSum sum) {
        return opened.stream().filter(sum::isOfSameModel).findFirst();
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.MEMORY);
        out.u16(seen.size());
        seen.forEach(round -> round.write(out));
        out.u16(lastCohort.size());
        lastCohort.forEach(out::octets);
        out.u16(opened.size());
        opened.forEach(sum -> sum.write(out));
        return out.toBytes();
    }

    public static RoundMemory parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(MessageType.MEMORY, bytes, MAXIMUM_BYTES, in -> {
            int tasks = in.countOf(RoundId.BYTES, MAXIMUM_TASKS, "tasks");
            List<RoundId> seen = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                seen.add(RoundId.read(in));
            }
            int members = in.countOf(IdentityKey.BYTES, GraphParameters.MAXIMUM_COHORT, "members");
            List<IdentityKey> lastCohort = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                lastCohort.add(in.identityKey());
            }
            int sums = in.countOf(OpenedSum.BYTES, MAXIMUM_OPENED, "sums opened");
            List<OpenedSum> opened = new ArrayList<>();
            for (int i = 0; i < sums; i++) {
                opened.add(OpenedSum.read(in));
            }
            return new RoundMemory(seen, lastCohort, opened);
        });
    }

    /** How many clients are in one of this cohort and the last, and not in the other. */
    public int differenceFrom(List<IdentityKey> cohort) {
        Set<IdentityKey> both = new HashSet<>(lastCohort);
        both.retainAll(new HashSet<>(cohort));
        return lastCohort.size() + cohort.size() - 2 * both.size();
    }
}
