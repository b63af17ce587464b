package io.sotto.model.image;

/**
 * Walks the segments of a JPEG file (ITU-T T.81, annex B) without decoding any: markers, their lengths, the coded data
 * between them, up to the end-of-image marker. Decoders fill what is missing with grey, so completeness is checked here.
 */
final class JpegStructure {
    private static final byte[] MAGIC = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;

    private final byte[] file;
    private int position = 2;

    private JpegStructure(byte[] file) {
        this.file = file;
    }

    static boolean isJpeg(byte[] file) {
        return Magic.startsWith(file, MAGIC);
    }

    /** @throws DamagedPictureException if no frame header comes before the coded data */
    static PictureSize size(byte[] file) {
        JpegStructure walk = new JpegStructure(file);
        for (int marker = walk.marker(); marker != END_OF_IMAGE && marker != START_OF_SCAN; marker = walk.marker()) {
            int start = walk.position;
            walk.skipSegment();
            if (isFrameHeader(marker)) {
                return new PictureSize(walk.unsignedShort(start + 5), walk.unsignedShort(start + 3));
            }
        }
        throw new DamagedPictureException("expected a JPEG frame header before the coded data, found none");
    }

    /** @throws DamagedPictureException if the file ends before its end-of-image marker */
    static void requireComplete(byte[] file) {
        JpegStructure walk = new JpegStructure(file);
        for (int marker = walk.marker(); marker != END_OF_IMAGE; marker = walk.marker()) {
            walk.skipSegment();
            if (marker == START_OF_SCAN) {
                walk.skipCodedData();
            }
        }
    }

    /** Reads a marker; any number of 0xff may come before its code. */
    private int marker() {
        if (unsignedByte(position) != 0xff) {
            throw new DamagedPictureException(
                    "expected a JPEG marker at byte %d, found 0x%02x".formatted(position, unsignedByte(position)));
        }
        while (unsignedByte(position) == 0xff) {
            position++;
        }
        return unsignedByte(position++);
    }

    private void skipSegment() {
        int length = unsignedShort(position);
        if (length < 2) {
            throw new DamagedPictureException(
                    "expected a segment length of 2 or more at byte %d, found %d".formatted(position, length));
        }
        position += length;
    }

    /** In coded data 0xff is followed by 0 or by a restart marker, 0xd0 to 0xd7; anything else ends it. */
    private void skipCodedData() {
        while (!(unsignedByte(position) == 0xff && endsCodedData(unsignedByte(position + 1)))) {
            position++;
        }
    }

    private static boolean endsCodedData(int code) {
        return code != 0 && code != 0xff && (code < 0xd0 || code > 0xd7);
    }

    /** SOF0 to SOF15; three codes of that range mean tables or are reserved. */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private int unsignedShort(int at) {
        return unsignedByte(at) << 8 | unsignedByte(at + 1);
    }

    private int unsignedByte(int at) {
        if (at >= file.length) {
            throw new DamagedPictureException(
                    "expected a whole JPEG, found its end at byte %d: cut short".formatted(file.length));
        }
        return Byte.toUnsignedInt(file[at]);
    }
}
