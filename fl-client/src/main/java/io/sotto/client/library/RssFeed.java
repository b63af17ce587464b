package io.sotto.client.library;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A podcast: RSS 2.0 items, or Atom entries, with an enclosure that is audio. Document types and what they refer to are not
 * read, so a feed can neither grow without end nor reach for files.
 */
final class RssFeed {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

    private final String place;
    private final @Nullable Emotion emotion;
    private final List<TrackDraft> tracks = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private String channel = "";
    private boolean inItem;
    private String title = "";
    private String author = "";
    private String audio = "";
    private int year;
    private int seconds;

    private RssFeed(String place, @Nullable Emotion emotion) {
        this.place = place;
        this.emotion = emotion;
    }

    static boolean looksLike(String text) {
        return text.stripLeading().startsWith("<");
    }

    /** @throws InvalidInputException if it is no such document */
    static ImportedList read(String text, String place, @Nullable Emotion emotion) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        RssFeed feed = new RssFeed(place, emotion);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text.strip()));
            while (reader.hasNext()) {
                feed.on(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            throw new InvalidInputException(
                    "%s, line %d: expected an RSS or Atom feed, found a document that is none"
                            .formatted(
                                    place,
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNumber()),
                    e);
        }
        if (feed.tracks.isEmpty() && feed.problems.isEmpty()) {
            throw new InvalidInputException("%s: expected a feed with audio enclosures, found none".formatted(place));
        }
        return new ImportedList(feed.tracks, feed.problems);
    }

    private void on(XMLStreamReader reader, int event) throws XMLStreamException {
        if (event == XMLStreamConstants.START_ELEMENT) {
            begin(reader);
        } else if (event == XMLStreamConstants.END_ELEMENT && isItem(reader.getLocalName())) {
            end(reader.getLocation().getLineNumber());
        }
    }

    private void begin(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName().toLowerCase(Locale.ROOT);
        if (isItem(name)) {
            inItem = true;
            title = "";
            author = "";
            audio = "";
            year = 0;
            seconds = 0;
        } else if (!inItem) {
            channel = name.equals("title") && channel.isEmpty() ? text(reader) : channel;
        } else {
            inItem(reader, name);
        }
    }

    private void inItem(XMLStreamReader reader, String name) throws XMLStreamException {
        switch (name) {
            case "title" -> title = title.isEmpty() ? text(reader) : title;
            case "author", "creator" -> author = text(reader);
            case "duration" -> seconds = seconds(text(reader));
            case "pubdate", "published" -> year = year(text(reader));
            case "enclosure" -> enclosed(reader, "url");
            case "link" -> {
                if ("enclosure".equals(reader.getAttributeValue(null, "rel"))) {
                    enclosed(reader, "href");
                }
            }
            default -> {
                // of no interest
            }
        }
    }

    private void enclosed(XMLStreamReader reader, String attribute) {
        String type = reader.getAttributeValue(null, "type");
        String address = reader.getAttributeValue(null, attribute);
        if (address != null && (type == null || type.startsWith("audio/"))) {
            audio = address;
        }
    }

    private void end(int line) {
        inItem = false;
        if (audio.isEmpty()) {
            return;
        }
        try {
            SongLink link = SongLink.of(audio, null);
            if (link.source() == TrackSource.FILE) {
                throw new InvalidInputException("expected an address, found a file");
            }
            TrackDetails details = new TrackDetails(
                    title.isBlank() ? audio : title,
                    author.isBlank() ? channel : author,
                    channel,
                    "podcast",
                    year,
                    seconds,
                    emotion,
                    MoodGuess.of(emotion, ""));
            tracks.add(new TrackDraft(link.source(), link.location(), details));
        } catch (InvalidInputException | IllegalArgumentException e) {
            problems.add(new ImportProblem(place, line, String.valueOf(e.getMessage())));
        }
    }

    private static boolean isItem(String name) {
        return name.equalsIgnoreCase("item") || name.equalsIgnoreCase("entry");
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {
                    // comments and the like
                }
            }
        }
        return text.toString().strip();
    }

    private static int seconds(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            Duration duration = Duration.ofHours(clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1)))
                    .plusMinutes(Integer.parseInt(clock.group(2)))
                    .plusSeconds(Integer.parseInt(clock.group(3)));
            return (int) duration.toSeconds();
        }
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static int year(String text) {
        Matcher found = YEAR.matcher(text);
        return found.find() ? Integer.parseInt(found.group()) : 0;
    }
}
