package limn.engine.net;

/** A unit that, without batch statistics, looks at a neighbourhood only: what an encoder is made of. */
interface LocalUnit extends Unit {
    /** Where it looks, in places of its input. */
    ReceptiveField field();
}
