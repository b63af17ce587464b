/**
 * A report as one HTML page that needs nothing else: figures in, text out. Charts are SVG in the page, drawn with the
 * classes of {@code page.css}, which gives them their colours by day and by night. Every text is escaped where it enters.
 */
@NullMarked
package io.sotto.model.report.page;

import org.jspecify.annotations.NullMarked;
