package limn.app.data;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import limn.annotator.model.Mask;
import limn.engine.data.LabelMap;

/** A mask, compressed: a snapshot of all masks of a project fits into memory, whatever is painted meanwhile. */
record PackedLabels(int width, int height, byte[] packed) {
    static PackedLabels of(Mask mask) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(mask.toBytes());
            deflater.finish();
            var out = new java.io.ByteArrayOutputStream();
            var chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return new PackedLabels(mask.width(), mask.height(), out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    LabelMap labels() {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var labels = new byte[width * height];
            int done = 0;
            while (done < labels.length && !inflater.finished()) {
                done += inflater.inflate(labels, done, labels.length - done);
            }
            return new LabelMap(width, height, labels);
        } catch (DataFormatException e) {
            throw new IllegalStateException("memory was overwritten", e);
        } finally {
            inflater.end();
        }
    }
}
