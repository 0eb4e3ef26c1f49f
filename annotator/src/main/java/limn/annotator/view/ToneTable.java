package limn.annotator.view;

/** A {@link Tone} ready to be applied to many pixels. Immutable. */
final class ToneTable {
    private final int[] table;
    private final Tone.Channel channel;

    ToneTable(Tone tone) {
        table = tone.table();
        channel = tone.channel();
    }

    /** Shows the opaque pixels [from, to) of a row as the tone says. */
    void apply(int[] pixels, int from, int to) {
        switch (channel) {
            case ALL -> all(pixels, from, to);
            case RED -> one(pixels, from, to, 16);
            case GREEN -> one(pixels, from, to, 8);
            case BLUE -> one(pixels, from, to, 0);
        }
    }

    private void all(int[] pixels, int from, int to) {
        for (int i = from; i < to; i++) {
            int p = pixels[i];
            pixels[i] = 0xFF000000 | table[p >> 16 & 0xFF] << 16 | table[p >> 8 & 0xFF] << 8 | table[p & 0xFF];
        }
    }

    private void one(int[] pixels, int from, int to, int shift) {
        for (int i = from; i < to; i++) {
            pixels[i] = 0xFF000000 | table[pixels[i] >> shift & 0xFF] * 0x010101;
        }
    }
}
