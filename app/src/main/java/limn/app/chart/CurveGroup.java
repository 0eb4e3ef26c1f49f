package limn.app.chart;

/** What belongs together in one chart of a run. The names in lower case are parts of word keys and of what is remembered. */
public enum CurveGroup {
    /** mIoU of each network. */
    MIOU,
    /** The loss and its parts. */
    LOSSES,
    /** The newest IoU of each class, as bars. */
    BARS,
    /** IoU of each class over the steps. */
    CLASSES,
    /** J of each class over the steps: what the dynamic evaluation gives pseudo-Net. */
    EVIDENCE,
    /** What weighs the parts of the loss. */
    WEIGHTS,
    /** The learning rate. */
    RATE,
    /** Steps per second. */
    SPEED,
    /** Memory of the training process. */
    MEMORY;

    /** How its values are shown. */
    public Look look() {
        return switch (this) {
            case MIOU, BARS, CLASSES, EVIDENCE -> Look.SHARES;
            case LOSSES, RATE, SPEED, MEMORY -> Look.VALUES;
            case WEIGHTS -> Look.SHARES.withSmoothing(Look.MEMORY);
        };
    }
}
