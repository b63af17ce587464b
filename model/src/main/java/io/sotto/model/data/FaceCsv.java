package io.sotto.model.data;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads FER2013's CSV ({@code emotion,pixels,Usage}) and Kaggle's variants of it ({@code emotion,pixels} and
 * {@code pixels}), plain or gzipped. Streams: holds the pixels of the faces and two small buffers.
 */
final class FaceCsv {
    private static final int GZIP_BUFFER_BYTES = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final Path file;
    private final CsvFields fields;
    private final byte[] pixels = new byte[FaceImage.PIXELS];

    private FaceCsv(Path file, ByteSource source) {
        this.file = file;
        this.fields = new CsvFields(file.toString(), source);
    }

    /** @throws InvalidInputException if the file is missing, empty, damaged, or not in one of the formats */
    static FaceData read(Path file) {
        try (ByteSource source = new ByteSource(open(file))) {
            FaceCsv csv = new FaceCsv(file, source);
            try {
                return csv.read();
            } catch (IOException e) {
                throw unreadable(file, "line " + csv.fields.line(), e);
            }
        } catch (IOException e) {
            throw unreadable(file, "start", e);
        }
    }

    private FaceData read() throws IOException {
        List<CsvColumn> columns = header();
        FaceData.Builder faces = new FaceData.Builder();
        int rows = 0;
        for (fields.skipEmptyLines(); !fields.atEnd(); fields.skipEmptyLines()) {
            row(columns, faces);
            rows++;
        }
        if (rows == 0) {
            throw new InvalidInputException(
                    "%s: expected at least one face after the header, found none".formatted(file));
        }
        return faces.build(file.toString());
    }

    private List<CsvColumn> header() throws IOException {
        if (fields.atEnd()) {
            throw new InvalidInputException("%s: expected a header and faces, found an empty file".formatted(file));
        }
        String line = fields.restOfLine();
        String header = line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
        List<CsvColumn> columns = CsvColumn.ofHeader(header)
                .orElseThrow(() -> new InvalidInputException(
                        "%s, line 1: expected the header emotion,pixels,Usage or emotion,pixels or pixels, found %s"
                                .formatted(file, CsvFields.quoted(header))));
        fields.endLine();
        return columns;
    }

    private void row(List<CsvColumn> columns, FaceData.Builder faces) throws IOException {
        Emotion label = null;
        Usage usage = Usage.TRAINING;
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                fields.endField();
            }
            CsvColumn column = columns.get(i);
            fields.enter(column.word());
            switch (column) {
                case EMOTION -> label = label();
                case PIXELS -> fields.pixels(pixels);
                case USAGE -> usage = usage();
            }
        }
        fields.endLine();
        add(faces, usage, label, FaceImage.of(pixels));
    }

    private static void add(FaceData.Builder faces, Usage usage, @Nullable Emotion label, FaceImage image) {
        if (label == null) {
            faces.addUnlabelled(image);
        } else {
            faces.add(usage, label, image);
        }
    }

    private Emotion label() throws IOException {
        String word = fields.word();
        if (word.length() != 1 || word.charAt(0) < '0' || word.charAt(0) >= '0' + Emotion.COUNT) {
            throw fields.invalid("a label of 0 to " + (Emotion.COUNT - 1), CsvFields.quoted(word));
        }
        return Emotion.ofLabel(word.charAt(0) - '0');
    }

    private Usage usage() throws IOException {
        String word = fields.word();
        return Usage.ofWord(word)
                .orElseThrow(() -> fields.invalid("Training, PublicTest or PrivateTest", CsvFields.quoted(word)));
    }

    private static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), GZIP_BUFFER_BYTES);
        try {
            in.mark(2);
            boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzipped ? new GZIPInputStream(in, GZIP_BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InvalidInputException unreadable(Path file, String place, IOException cause) {
        String found;
        if (cause instanceof NoSuchFileException) {
            return new InvalidInputException(
                    "%s: expected a file or folder with faces, found nothing there".formatted(file), cause);
        } else if (cause instanceof EOFException) {
            found = "its end: cut short";
        } else if (cause instanceof ZipException) {
            found = "damaged gzip data (%s)".formatted(cause.getMessage());
        } else {
            found = cause.toString();
        }
        return new InvalidInputException(
                "%s, %s: expected more of the file, found %s".formatted(file, place, found), cause);
    }
}
