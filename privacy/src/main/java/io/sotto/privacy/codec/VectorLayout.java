package io.sotto.privacy.codec;

import java.util.Arrays;

/**
 * How a vector's elements lie in words, three in three, so that words are summed and masked one by one and yet take fewer bits
 * than elements of whole bits would.
 *
 * <p>An element of a sum is one of M values, its span. log2 M is seldom whole, and an element by itself wastes the rest of its
 * last bit. So elements x, y and z become the words
 *
 * <pre>
 *   x + f z  modulo 2^a        y + g z  modulo 2^a        z  modulo 2^c
 * </pre>
 *
 * The last one gives z but for a multiple q of T = 2^c, which moves the second by v = T g times q, never around, and the first
 * by u = T f times q. As y is below M, the second leaves K values for q; as u is M or more, the first tells them apart:
 *
 * <pre>
 *   f = ceil(M / T)    K = 1 + floor((2^a - M) / u)    g = ceil(M / (T K))    v floor((M - 1) / T) + M &lt;= 2^a
 * </pre>
 *
 * All of it is linear: the sum of words is the words of the sum. Element i lies with elements i + h and i + 2h, where h is a
 * third of the length, rounded up; what lacks at the end is zero.
 */
public final class VectorLayout {
    private static final int GROUP = 3;

    private final int length;
    private final int signedLength;
    private final long span;
    private final int wordBits;
    private final int lowBits;
    private final long fine;
    private final long coarse;
    private final long fineSteps;

    private VectorLayout(int length, int signedLength, long span, int wordBits, int lowBits) {
        this.length = length;
        this.signedLength = signedLength;
        this.span = span;
        this.wordBits = wordBits;
        this.lowBits = lowBits;
        this.fine = ceilDiv(span, 1L << lowBits);
        this.fineSteps = ((1L << wordBits) - span) / (fine << lowBits) + 1;
        this.coarse = ceilDiv(span, fineSteps << lowBits);
    }

    /**
     * The layout of the fewest bits; of several, the one of the shortest words.
     *
     * @param length elements in the vector
     * @param signedLength how many of these, the first ones, have sums around zero; those of the others begin at it
     * @param span M, 2 to 2^32 - 1, for which longs just suffice
     */
    static VectorLayout of(int length, int signedLength, long span) {
        int elementBits = Long.SIZE - Long.numberOfLeadingZeros(span - 1);
        VectorLayout best = new VectorLayout(length, signedLength, span, elementBits, elementBits);
        for (int a = elementBits; a <= Integer.SIZE; a++) {
            for (int c = 1; c <= elementBits; c++) {
                VectorLayout next = new VectorLayout(length, signedLength, span, a, c);
                if (next.groupBits() < best.groupBits() && next.serves()) {
                    best = next;
                }
            }
        }
        return best;
    }

    /** Words of a vector: its length, made a multiple of three. */
    public int words() {
        return GROUP * groups();
    }

    /** a: bits of each word of the first two thirds. */
    public int wordBits() {
        return wordBits;
    }

    /** c: bits of each word of the last third. */
    public int lowBits() {
        return lowBits;
    }

    /** Bytes of the packed words. */
    public int packedBytes() {
        return Math.toIntExact(highBytes() + BitPacking.packedBytes(groups(), lowBits));
    }

    /** The words of a vector, modulo 2^32 each; their low bits count. */
    public int[] spread(int[] elements) {
        int[] words = Arrays.copyOf(elements, words());
        int groups = groups();
        for (int i = 0; i < groups; i++) {
            int third = words[2 * groups + i];
            words[i] += (int) fine * third;
            words[groups + i] += (int) coarse * third;
        }
        return words;
    }

    /**
     * The elements of a sum of words, each within its span: as an int below zero, or as an unsigned one.
     *
     * @throws InconsistentSumException if there are none that give these words
     */
    public int[] gather(int[] words) throws InconsistentSumException {
        int[] elements = new int[words.length];
        for (int i = 0; i < groups(); i++) {
            gather(words, elements, i);
        }
        return Arrays.copyOf(elements, length);
    }

    /** Writes the low bits of every word: the first two thirds, then, from a byte of their own, the last. */
    public void pack(int[] words, byte[] target, int offset) {
        BitPacking.pack(words, 0, 2 * groups(), wordBits, target, offset);
        BitPacking.pack(words, 2 * groups(), groups(), lowBits, target, offset + highBytes());
    }

    /** Adds packed words to a sum, modulo 2^32. */
    public void addTo(int[] sum, byte[] packed, int offset) {
        BitPacking.addTo(sum, 0, 2 * groups(), packed, offset, wordBits);
        BitPacking.addTo(sum, 2 * groups(), groups(), packed, offset + highBytes(), lowBits);
    }

    /** Whether the bits after the last word of either part are zero, as they must be. */
    public boolean isPaddedWithZeros(byte[] packed, int offset) {
        return BitPacking.isPaddedWithZeros(packed, offset, 2 * groups(), wordBits)
                && BitPacking.isPaddedWithZeros(packed, offset + highBytes(), groups(), lowBits);
    }

    private int groups() {
        return (length + GROUP - 1) / GROUP;
    }

    private int groupBits() {
        return 2 * wordBits + lowBits;
    }

    private int highBytes() {
        return Math.toIntExact(BitPacking.packedBytes(2 * groups(), wordBits));
    }

    private boolean serves() {
        return (coarse << lowBits) * (span - 1 >>> lowBits) + span <= 1L << wordBits;
    }

    /** Every element less the lowest of its span is 0 to M - 1: of those, q is looked for as above. */
    private void gather(int[] words, int[] elements, int first) throws InconsistentSumException {
        int second = first + groups();
        int third = second + groups();
        long offset = lowest(third);
        long rest = words[third] - offset & (1L << lowBits) - 1;
        long high = modulo(words[first] - lowest(first) - fine * (offset + rest));
        long low = modulo(words[second] - lowest(second) - coarse * (offset + rest));
        long q = multiple(high, low);
        long x = modulo(high - (fine << lowBits) * q);
        long y = low - (coarse << lowBits) * q;
        long z = (q << lowBits) + rest;
        if (q < 0 || x >= span || y >= span || z >= span) {
            throw new InconsistentSumException("words %d, %d and %d belong to no elements: expected a sum of vectors"
                    .formatted(first, second, third));
        }
        elements[first] = (int) (x + lowest(first));
        elements[second] = (int) (y + lowest(second));
        elements[third] = (int) (z + offset);
    }

    private long multiple(long high, long low) {
        long largest = low / (coarse << lowBits);
        long step = fine << lowBits;
        long gap = modulo(step * largest - high);
        return gap > step * (fineSteps - 1) ? largest : largest - ceilDiv(gap, step);
    }

    private long lowest(int element) {
        return element < signedLength ? -(span / 2) : 0;
    }

    private long modulo(long value) {
        return value & (1L << wordBits) - 1;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
