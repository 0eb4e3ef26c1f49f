package limn.app.window;

/** How many images offer pixels, tags only, or nothing. */
record Counts(int masks, int tagged, int bare) {
    int total() { return masks + tagged + bare; }
}
