package io.sotto.model.image;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file (ISO/IEC 15948) without decoding any: length, type, data, CRC-32, up to IEND. Decoders
 * fill what is missing with black, so completeness is checked here.
 */
final class PngStructure {
    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454e44;
    private static final int IHDR_BYTES = 13;

    private PngStructure() {}

    static boolean isPng(byte[] file) {
        return Magic.startsWith(file, MAGIC);
    }

    /** @throws DamagedPictureException if the file does not start with a header chunk */
    static PictureSize size(byte[] file) {
        ByteBuffer chunk = ByteBuffer.wrap(file).position(MAGIC.length);
        if (chunk.remaining() < Integer.BYTES * 2 + IHDR_BYTES
                || chunk.getInt() != IHDR_BYTES
                || chunk.getInt() != IHDR) {
            throw new DamagedPictureException("expected a PNG header chunk after the signature, found none");
        }
        return new PictureSize(Integer.toUnsignedLong(chunk.getInt()), Integer.toUnsignedLong(chunk.getInt()));
    }

    /** @throws DamagedPictureException if a chunk is cut short or its checksum is wrong, or IEND never comes */
    static void requireComplete(byte[] file) {
        ByteBuffer chunks = ByteBuffer.wrap(file).position(MAGIC.length);
        int type;
        do {
            int start = chunks.position();
            if (chunks.remaining() < Integer.BYTES * 3) {
                throw cutShort(start);
            }
            long length = Integer.toUnsignedLong(chunks.getInt());
            type = chunks.getInt();
            if (length + Integer.BYTES > chunks.remaining()) {
                throw cutShort(start);
            }
            chunks.position(chunks.position() + (int) length);
            requireChecksum(file, start, (int) length, chunks.getInt());
        } while (type != IEND);
    }

    private static void requireChecksum(byte[] file, int start, int length, int expected) {
        CRC32 checksum = new CRC32();
        checksum.update(file, start + Integer.BYTES, Integer.BYTES + length);
        if ((int) checksum.getValue() != expected) {
            throw new DamagedPictureException("expected chunk checksum %08x at byte %d, found %08x"
                    .formatted(expected, start, (int) checksum.getValue()));
        }
    }

    private static DamagedPictureException cutShort(int position) {
        return new DamagedPictureException(
                "expected a whole PNG, found its end at byte %d: cut short".formatted(position));
    }
}
