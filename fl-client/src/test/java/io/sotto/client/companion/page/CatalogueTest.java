package io.sotto.client.companion.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.state.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three catalogues say the same things, and all that the page wants to say. */
class CatalogueTest {
    private static final String PAGE = "/io/sotto/client/companion/page";
    private static final Pattern SAID = Pattern.compile("\\bt\\([\"`]([^\"`]+)[\"`]");
    private static final Pattern IMPORTED = Pattern.compile("(?m)^import [^;]*? from \"(\\.[^\"]+)\";");
    private static final Pattern PRELOADED = Pattern.compile("modulepreload\" href=\"js/([^\"]+)\"");
    private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @ValueSource(strings = {"es", "id"})
    void catalogue_hasTheKeysOfTheEnglishOne(String language) throws IOException {
        assertThat(catalogue(language).keySet()).isEqualTo(catalogue("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "id"})
    void message_hasTheBlanksOfTheEnglishOne(String language) throws IOException {
        Map<String, String> messages = catalogue(language);
        // "One song" may leave the number out.
        catalogue("en").entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(".one"))
                .forEach(entry -> assertThat(blanks(messages.getOrDefault(entry.getKey(), "")))
                        .as(entry.getKey())
                        .isEqualTo(blanks(entry.getValue())));
    }

    @Test
    void page_saysNothingThatIsNotInTheCatalogue() throws IOException, URISyntaxException {
        Set<String> known = catalogue("en").keySet();
        Set<String> missing = keysInModules().stream()
                .filter(key -> !key.contains("${"))
                .filter(key -> !known.contains(key) && !known.contains(key + ".other"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void page_hasAnAnswerToEveryFailureOfTheContract() throws IOException {
        String contract = text("/io/sotto/client/companion/openapi.yaml");
        String codes = Pattern.compile("enum: \\[(bad-request[^]]*)]")
                .matcher(contract)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(catalogue("en").keySet())
                .containsAll(Stream.of(codes.split(",\\s*"))
                        .map(code -> "failure." + code)
                        .toList());
    }

    @Test
    void page_namesEveryTermOfThePolicy(@TempDir Path folder) throws IOException {
        assertThat(catalogue("en").keySet())
                .containsAll(PolicyFile.terms(folder.resolve("policy")).keySet().stream()
                        .map(term -> "term." + term)
                        .toList());
    }

    /** So that they come at once, and not each after the one that asks for it. */
    @Test
    void page_preloadsJustTheModulesOfItsFirstView() throws IOException, URISyntaxException {
        Set<String> needed = new TreeSet<>();
        collect(jsFolder().resolve("main.js"), needed);
        Set<String> preloaded = PRELOADED
                .matcher(text(PAGE + "/index.html"))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        preloaded.add("main.js");
        assertThat(preloaded).isEqualTo(needed);
    }

    private static void collect(Path module, Set<String> known) throws IOException, URISyntaxException {
        if (known.add(jsFolder().relativize(module).toString())) {
            for (MatchResult imported :
                    IMPORTED.matcher(Files.readString(module)).results().toList()) {
                collect(module.resolveSibling(imported.group(1)).normalize(), known);
            }
        }
    }

    private static Path jsFolder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CatalogueTest.class.getResource(PAGE + "/js"))
                .toURI());
    }

    private static List<Path> modules() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(jsFolder())) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    private static Set<String> keysInModules() throws IOException, URISyntaxException {
        Set<String> keys = new TreeSet<>();
        for (Path module : modules()) {
            SAID.matcher(Files.readString(module))
                    .results()
                    .map(result -> result.group(1))
                    .forEach(keys::add);
        }
        assertThat(keys).hasSizeGreaterThan(200);
        return keys;
    }

    private static Set<String> blanks(String message) {
        return BLANK.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> catalogue(String language) throws IOException {
        return new JsonMapper().readValue(text(PAGE + "/i18n/" + language + ".json"), Map.class);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(CatalogueTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
