package limn.engine.predict;

import limn.engine.data.LabelMap;

/** The label of each pixel of an image, and how sure the network is. @param confidence of each pixel, 0..255 for 0..1 */
public record Prediction(LabelMap labels, byte[] confidence) {}
