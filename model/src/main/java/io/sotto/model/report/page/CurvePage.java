package io.sotto.model.report.page;

import io.sotto.model.recipe.EpochFigures;
import java.util.List;

/** The curves of a training that runs: a page that a browser loads again by itself until the last epoch is done. */
public final class CurvePage {
    private static final String RELOAD = "<meta http-equiv=\"refresh\" content=\"20\">";

    private CurvePage() {}

    /**
     * @param network its name
     * @param epochs that are done, at least one
     * @param planned how many there will be
     */
    public static String render(String network, List<EpochFigures> epochs, int planned) {
        Markup html = new Markup();
        html.add("<header><p class=\"over\">Sotto, training</p><h1>%s</h1>", network);
        html.add("<p class=\"note\">epoch %d of %d</p></header>", epochs.size(), planned);
        html.add("%s", Raw.of(CurveCharts.section(epochs)));
        String head = epochs.size() < planned ? RELOAD : "";
        return PageFrame.around("%s in training".formatted(network), head, html.toString());
    }
}
