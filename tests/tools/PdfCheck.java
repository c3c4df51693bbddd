// Judges PDF files with the veraPDF engine: every file against every flavour named (3b, 3a, ua1).
// Knows nothing of Milepost. Output, one line per judgement: PASS|FAIL|ERROR, flavour, checks made, file;
// under a FAIL, each broken rule once, with the place where it was met first.
// Exit status: 0 all passed, 1 something failed or could not be read, 2 wrong usage.
import java.io.File;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public class PdfCheck {
    public static void main(String[] args) {
        if (args.length < 2) {
            System.err.println("usage: PdfCheck FLAVOUR[,FLAVOUR] FILE...");
            System.exit(2);
        }
        // The engine logs about fonts it repairs; the verdict is in the assertions alone.
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();

        boolean allPassed = true;
        for (String name : args[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("unknown flavour: " + name);
                System.exit(2);
            }
            for (int i = 1; i < args.length; i++) {
                allPassed &= judge(name, flavour, args[i]);
            }
        }
        System.exit(allPassed ? 0 : 1);
    }

    private static boolean judge(String name, PDFAFlavour flavour, String path) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            boolean passed = result.isCompliant() && result.getTotalAssertions() > 0;
            line(passed ? "PASS" : "FAIL", name, String.valueOf(result.getTotalAssertions()), path);
            if (!passed) {
                listBrokenRules(result);
            }
            return passed;
        } catch (Exception unreadable) {
            line("ERROR", name, "0", path);
            System.out.println("    " + unreadable);
            return false;
        }
    }

    private static void listBrokenRules(ValidationResult result) {
        Set<RuleId> listed = new HashSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            RuleId rule = assertion.getRuleId();
            if (assertion.getStatus() == TestAssertion.Status.FAILED && listed.add(rule)) {
                System.out.println("    " + rule.getClause() + "-" + rule.getTestNumber() + ": " + assertion.getMessage());
                System.out.println("        at " + assertion.getLocation().getContext());
            }
        }
    }

    private static void line(String verdict, String flavour, String checks, String path) {
        System.out.println(verdict + "\t" + flavour + "\t" + checks + "\t" + path);
    }
}
