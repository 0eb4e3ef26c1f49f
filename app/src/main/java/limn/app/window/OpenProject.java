package limn.app.window;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import limn.annotator.format.ImageFiles;
import limn.annotator.format.Size;
import limn.annotator.store.Project;
import limn.annotator.view.Pyramid;
import limn.app.train.RunCatalog;

/** Everything that lives as long as a project is open, whatever the language of the views. */
record OpenProject(ProjectModel model, Jobs jobs, Trainer trainer, Thumbnails thumbnails, RunCatalog catalog,
        Predictions predictions, MaskThumbnails masks, Scores scores, PictureCache pictures, Glances glances,
        ClassGrades grades)
        implements
            AutoCloseable {

    /** Reads the project: slow. @param window runs what is given in the window's thread */
    static OpenProject of(Project project, Executor window, Consumer<Exception> failed) {
        var model = new ProjectModel(project, window);
        var jobs = new Jobs(window);
        var catalog = new RunCatalog(project.runs());
        var predictions = new Predictions(project, catalog);
        var thumbnails = new Thumbnails(project);
        Thread.ofPlatform().daemon().name("decoders").start(ImageFiles::prepare);
        return new OpenProject(model, jobs, new Trainer(model, jobs, window, failed, predictions::close), thumbnails,
                catalog,
                predictions, new MaskThumbnails(model), new Scores(model, jobs, predictions), pictures(model),
                new Glances(project, thumbnails), new ClassGrades(catalog));
    }

    /** Pictures take up to a quarter of the heap. A mask is read beside its picture, so that it is at hand too. */
    private static PictureCache pictures(ProjectModel model) {
        return new PictureCache((item, outdated) -> {
            Pyramid pyramid = Pyramid.build(ImageFiles.read(model.project().file(item),
                    new Size(item.width(), item.height()), outdated));
            model.mask(item);
            return pyramid;
        }, Runtime.getRuntime().maxMemory() / 4);
    }

    boolean isIdle() { return jobs.isIdle() && thumbnails.isIdle() && masks.isIdle(); }

    /** Pauses a training that goes on, writes what waits, lets go of the files. */
    @Override
    public void close() {
        trainer.close();
        scores.stop();
        thumbnails.close();
        masks.close();
        pictures.close();
        jobs.close();
        predictions.close();
        model.close();
    }
}
