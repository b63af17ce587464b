package io.sotto.client.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalFileTest {
    private static final JournalEntry ENTRY = new JournalEntry(
            7,
            new Moment(
                    Instant.parse("2026-11-25T12:00:00Z"),
                    Emotion.SAD,
                    new Mood(-0.5, 0.25),
                    MoodSource.LIVE,
                    3L,
                    "Say \"hi\", twice",
                    "=SUM(A1)",
                    "first\nsecond"));

    @Test
    void csv_awkwardTexts_areQuotedAndNoFormula() {
        assertThat(JournalFile.csv(List.of(ENTRY)))
                .hasLineCount(3)
                .startsWith("at,emotion,valence,arousal,source,title,artist,said\r\n")
                .endsWith(",-0.5,0.25,live,\"Say \"\"hi\"\", twice\",\"'=SUM(A1)\",\"first\nsecond\"\r\n");
    }

    @Test
    void json_entry_hasAllItsNames() throws IOException {
        JsonNode root = new JsonMapper().readTree(JournalFile.json(List.of(ENTRY)));

        assertThat(root.get("version").asInt()).isEqualTo(1);
        assertThat(root.get("entries").get(0).toString())
                .isEqualTo(
                        "{\"id\":7,\"at\":\"2026-11-25T12:00:00Z\",\"emotion\":\"sad\",\"valence\":-0.5,\"arousal\":0.25,"
                                + "\"source\":\"live\",\"song\":3,\"title\":\"Say \\\"hi\\\", twice\",\"artist\":\"=SUM(A1)\","
                                + "\"said\":\"first\\nsecond\"}");
    }
}
