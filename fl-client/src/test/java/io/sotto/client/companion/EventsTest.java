package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Events events = new Events();
    private final List<String> heard = new ArrayList<>();

    @Test
    void tell_sameStateTwice_isHeardOnce() {
        events.listen((name, json) -> heard.add(name + " " + json));

        events.tell("song", () -> "one");
        events.tell("song", () -> "one");
        events.tell("song", () -> "two");

        assertThat(heard).containsExactly("song \"one\"", "song \"two\"");
    }

    @Test
    void listen_late_hearsHowThingsStand() {
        events.tell("song", () -> "one");
        events.tell("song", () -> "two");

        events.listen((name, json) -> heard.add(name + " " + json));

        assertThat(heard).containsExactly("song \"two\"");
        assertThat(events.isHeard()).isTrue();
    }

    /** While one thread has read the state and not told it yet, another changes it and tells. */
    @Test
    void tell_overtakenByANewerState_isNotHeard() {
        AtomicReference<String> state = new AtomicReference<>("old");
        events.listen((name, json) -> heard.add(json));

        events.tell("song", () -> {
            String read = state.get();
            state.set("new");
            events.tell("song", state::get);
            return read;
        });

        assertThat(heard).containsExactly("\"new\"");
        List<String> late = new ArrayList<>();
        events.listen((name, json) -> late.add(json));
        assertThat(late).containsExactly("\"new\"");
    }

    @Test
    void forget_listener_hearsNothingMore() {
        BiConsumer<String, String> listener = (name, json) -> heard.add(json);
        events.listen(listener);
        events.forget(listener);

        events.tell("song", () -> "one");

        assertThat(heard).isEmpty();
        assertThat(events.isHeard()).isFalse();
    }
}
