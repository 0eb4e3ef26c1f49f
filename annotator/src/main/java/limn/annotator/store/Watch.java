package limn.annotator.store;

/** Who watches work on many images: told how far it is, asked whether it shall go on. Called in the thread that works. */
public interface Watch {
    /** Nobody watches. */
    Watch NONE = (done, of) -> true;

    /** @return whether to go on; work that shall not go on leaves the project as it was */
    boolean goOn(int done, int of);
}
