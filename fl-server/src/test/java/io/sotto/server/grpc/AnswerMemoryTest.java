package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.sotto.proto.v1.NextTaskResponse;
import java.lang.management.ManagementFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Whether the messages of a round are let go of as soon as they are dealt with; counted in the JVM's own census of its heap. */
class AnswerMemoryTest {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(AnswerAssembly.class.getName()) + "\\b");

    @Test
    void message_thatIsAccepted_isNotKept() throws JMException {
        int before = assembliesAlive();
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            Advertiser first = Advertiser.cohort(federation, 3).get(0);
            TestClient.Upload upload = first.announce();
            assertThat(assembliesAlive()).isEqualTo(before + 1);

            upload.chunk(0, ByteString.copyFrom(first.message()));

            assertThat(upload.complete().answer().hasAccepted()).isTrue();
            assertThat(assembliesAlive()).isEqualTo(before);
        }
    }

    @Test
    void calls_thatEnded_leaveNoTimers() {
        try (TestFederation federation = TestFederation.ofCohort(3)) {
            Advertiser first = Advertiser.cohort(federation, 3).get(0);
            int before = federation.loop.timers();

            for (int i = 0; i < 100; i++) {
                TestClient.Upload unused = first.announce();
            }
            assertThat(federation.loop.timers())
                    .as("of the last of a hundred calls")
                    .isEqualTo(before + 2);

            TestClient.Upload whole = first.announce();
            whole.chunk(0, ByteString.copyFrom(first.message()));
            assertThat(whole.complete().answer().hasAccepted()).isTrue();
            assertThat(federation.loop.timers()).isEqualTo(before);

            first.announce().breakOff();
            assertThat(federation.loop.timers()).as("of a call that broke off").isEqualTo(before);

            first.client().askAndHold(new Recorder<>()).cancel(null);
            assertThat(federation.loop.timers()).as("of a client that hung up").isEqualTo(before);

            for (int i = 0; i < 100; i++) {
                Recorder<NextTaskResponse> unused = first.client().ask();
            }
            assertThat(federation.loop.timers())
                    .as("of the last of a hundred questions")
                    .isEqualTo(before + 1);
        }
    }

    /** The census counts after a full collection. */
    private static int assembliesAlive() throws JMException {
        String census = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return LINE.matcher(census)
                .results()
                .findFirst()
                .map((MatchResult line) -> Integer.parseInt(line.group(1)))
                .orElse(0);
    }
}
