package limn.engine.net;

/**
 * Where a piece of a network looks: output i depends on the inputs stride*i - reach to stride*i + reach and on no others.
 *
 * @param reach places of its input to either side @param stride places of its input between two outputs
 */
record ReceptiveField(int reach, int stride) {
    /** Of a piece that hands on what it gets. */
    static final ReceptiveField POINT = new ReceptiveField(0, 1);

    /** Of this piece and the one after it. */
    ReceptiveField then(ReceptiveField next) {
        return new ReceptiveField(reach + stride * next.reach, stride * next.stride);
    }

    /** Of two pieces side by side, whose outputs are added. */
    ReceptiveField beside(ReceptiveField other) {
        return new ReceptiveField(Math.max(reach, other.reach), stride);
    }

    /** Of pieces one after the other. */
    static ReceptiveField of(Iterable<? extends LocalUnit> units) {
        ReceptiveField field = POINT;
        for (LocalUnit unit : units) {
            field = field.then(unit.field());
        }
        return field;
    }
}
