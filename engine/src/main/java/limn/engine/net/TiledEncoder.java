package limn.engine.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import limn.engine.tensor.Torch;

/**
 * Runs an encoder over a large image tile by tile and joins the features, which are those of one pass up to rounding. An encoder that
 * predicts looks at neighbourhoods only, so a tile that sees the pixels within its {@linkplain ReceptiveField#reach reach} has the same
 * features inside; at the border of the image a tile ends where the image ends and meets the same padding. Decoder and image head look
 * at the whole image (group norm, means) and run once, on the joined features.
 * <p>
 * The memory of the encoder's layers is that of one tile. Features and decoder still grow with the image: cut at 3072 x 2304 pixels on a
 * CPU the peak of a MobileNetV2 falls from 1012 to 633 MiB under the head of DeepLab-v2, while under the light decoder, which then
 * needs most, it stays near 1.1 GiB. The price is time, up to half as much again there. A tile in the middle sees its own side and the
 * reach twice: at most 2.25 times the work with a reach near 250 pixels, 3.9 times with a ResNet-101 (485). For a still deeper encoder
 * tiles grow to twice its reach, so it is never more than four times.
 *
 * @param side of a tile without what it sees beyond, a multiple of {@link Span#STEP}
 * @param whole pixels up to which an image is not cut
 */
record TiledEncoder(Encoder encoder, int side, long whole) {
    /** Pixels: much longer than the reach of the usual encoders, and a tile sees about 1500 x 1500. */
    private static final int SIDE = 1024;
    /** Pixels; one pass over so many takes 1 to 2 GiB, so cutting a smaller image would cost time for nothing. */
    private static final long WHOLE = 8L << 20;

    TiledEncoder {
        if (side < Span.STEP || side % Span.STEP != 0) {
            throw new IllegalArgumentException("side must be a multiple of " + Span.STEP + " but is " + side);
        }
    }

    /** With tiles as large as prediction wants them; an image that needs no more than a few of them is not cut. */
    static TiledEncoder of(Encoder encoder) {
        int reach = Span.STEP * Math.ceilDiv(encoder.field().reach(), Span.STEP);
        int side = Math.max(SIDE, 2 * reach);
        long seen = side + 2L * reach;
        return new TiledEncoder(encoder, side, Math.max(WHOLE, seen * seen));
    }

    /** @param images [N,3,H,W] float32; its manager owns the result, the caller closes both parts. Records no gradient */
    Encoder.Features features(NDArray images) {
        int height = (int) images.getShape().get(2);
        int width = (int) images.getShape().get(3);
        if ((long) height * width <= whole) {
            try (NDArray ordered = Torch.call("channels_last", images)) {
                return encoder.forward(ordered, false);
            }
        }
        int reach = encoder.field().reach();
        List<Span> columns = Span.over(width, side, reach);
        var joined = new Encoder.Features(
                blank(images, encoder.lowChannels(), Encoder.LOW_STRIDE),
                blank(images, encoder.highChannels(), encoder.field().stride()));
        for (Span row : Span.over(height, side, reach)) {
            columns.forEach(column -> tile(images, row, column, joined));
        }
        return joined;
    }

    private void tile(NDArray images, Span row, Span column, Encoder.Features joined) {
        try (NDArray seen = Torch.call("window", images, row.seenFrom(), row.seenTo(), column.seenFrom(),
                column.seenTo())) {
            Encoder.Features features = encoder.forward(seen, false);
            try (NDArray low = features.low(); NDArray high = features.high()) {
                paste(joined.low(), low, row, column, Encoder.LOW_STRIDE);
                paste(joined.high(), high, row, column, encoder.field().stride());
            }
        }
    }

    private static void paste(NDArray to, NDArray tile, Span row, Span column, int stride) {
        Torch.update("paste", to, row.from() / stride, column.from() / stride, tile,
                (row.from() - row.seenFrom()) / stride, Math.ceilDiv(row.to() - row.seenFrom(), stride),
                (column.from() - column.seenFrom()) / stride, Math.ceilDiv(column.to() - column.seenFrom(), stride));
    }

    /** Room for the features of the whole image, [N,channels,ceil(H/stride),ceil(W/stride)], channels last in memory. */
    private static NDArray blank(NDArray images, int channels, int stride) {
        Shape shape = images.getShape();
        NDManager owner = images.getManager();
        try (NDArray plain = owner.zeros(new Shape(shape.get(0), Math.ceilDiv(shape.get(2), stride),
                Math.ceilDiv(shape.get(3), stride), channels))) {
            return plain.transpose(0, 3, 1, 2);
        }
    }
}
