package limn.engine.data;

/** A class as the engine sees it; its index is its place in the list. @param rgb 0xRRGGBB, for pictures only */
public record ClassInfo(String name, int rgb, boolean background) {}
