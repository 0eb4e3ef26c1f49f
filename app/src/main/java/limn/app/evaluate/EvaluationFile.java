package limn.app.evaluate;

import java.util.List;

/**
 * A measurement as it stands in the run folder, {@code evaluation/val.json}; the labels that were predicted lie beside it as indexed
 * PNG files in a folder of their own. Written whole at the end, so that it is there with all it names or not at all.
 *
 * @param split val, test or train
 * @param step of the training after which the network was kept
 * @param at when it was measured, ISO 8601 in UTC
 * @param folder with the predicted labels, beside this file
 * @param confusion pixels, rows truth, columns prediction, without tags
 * @param confusionWithTags the same while the tags of each image forbid classes
 * @param skipped images that could not be measured, with the reason
 */
record EvaluationFile(String format, String run, String split, long step, String at, String folder,
        List<Named> classes, long[][] confusion, long[][] confusionWithTags, List<Image> images, List<Left> skipped) {
    static final String FORMAT = "limn-evaluation-1";

    /** A class of the network, in the order of its labels. @param rgb 0xRRGGBB */
    record Named(String name, int rgb, boolean background) {}

    /**
     * One image.
     *
     * @param labels what people had decided then, see {@code LabelStamp}
     * @param unlabelled pixels that nobody has decided
     * @param restricted whether its tags deny a class, so that they can make a difference
     * @param confusion true class, predicted class, pixels, for each pair that occurs; without tags
     * @param file the predicted labels, in the folder
     */
    record Image(String name, int width, int height, int labels, long unlabelled, boolean restricted,
            List<long[]> confusion, List<long[]> confusionWithTags, String file) {}

    /** An image that was left out, and why, in words. */
    record Left(String name, String why) {}
}
