package limn.app.bench;

import limn.engine.run.Logged;

/** Hears what a bench does. Told on the thread of the bench. */
public interface BenchProgress {
    /** A message: the key of its words and what goes into them. */
    void say(String key, Object... arguments);

    /** An event of the training that runs. */
    void show(Logged event);
}
