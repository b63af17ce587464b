package io.sotto.server.round;

import java.util.List;

/**
 * Which clients are known, and which of them wait for work. Immutable.
 *
 * @param lastCohort with whom devices last revealed the shares of a sum, as far as this run knows; empty before
 */
record Roster(ClientMap<Boolean> readyByClient, List<ClientId> lastCohort) {
    static Roster empty() {
        return new Roster(ClientMap.empty(), List.of());
    }

    int known() {
        return readyByClient.size();
    }

    /** Clients that wait for work, in the order of their numbers. */
    List<ClientId> ready() {
        return readyByClient.clientsWhere(ready -> ready);
    }

    boolean isReady(ClientId client) {
        return readyByClient.get(client).orElse(false);
    }

    Roster withReady(ClientId client) {
        return new Roster(readyByClient.with(client, true), lastCohort);
    }

    /** The client is known still, and does not wait for work. */
    Roster withBusy(ClientId client) {
        return new Roster(readyByClient.with(client, false), lastCohort);
    }

    Roster without(ClientId client) {
        return new Roster(readyByClient.without(client), lastCohort);
    }

    Roster withLastCohort(List<ClientId> cohort) {
        return new Roster(readyByClient, cohort);
    }
}
