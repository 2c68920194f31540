package org.taipan.frontend;

import java.nio.charset.StandardCharsets;

/** Turns source text into an abstract syntax tree, as CPython 3.13's parser does. */
public final class Parser {
    private Parser() {
    }

    /** What kind of input to expect; as {@code compile()}'s mode. */
    public enum Mode { EXEC, EVAL, SINGLE, FUNC_TYPE }

    /** The lines of a file on disk. */
    @FunctionalInterface
    public interface FileLines {
        /** Line {@code number} of a file in this encoding (null: what the file says), with its end; null if there is none. */
        String line(int number, String encoding);
    }

    /**
     * How to parse.
     *
     * @param featureVersion the minor version of Python 3 whose syntax is allowed at most
     * @param typeComments whether {@code # type:} comments become part of the tree
     * @param barryAsFlufl whether inequality is written {@code <>} (PEP 401)
     * @param dontImplyDedent whether the end of interactive input leaves blocks open
     * @param allowIncompleteInput whether an error at the end of input is to be reported as incomplete input
     * @param maxIntDigits limit of decimal digits of an integer literal, 0 for none
     * @param fileLine the lines that errors show; may be null
     * @param codec decodes sources with an encoding declaration
     */
    public record Options(int featureVersion, boolean typeComments, boolean barryAsFlufl, boolean dontImplyDedent,
            boolean allowIncompleteInput, int maxIntDigits, FileLines fileLine, SourceCodec codec) {
        /** What {@code compile()} without flags uses. */
        public static final Options DEFAULT = new Options(13, false, false, false, false, 4300, null, SourceCodec.JAVA);

        public Options withFeatureVersion(int minor) {
            return new Options(minor, typeComments, barryAsFlufl, dontImplyDedent, allowIncompleteInput, maxIntDigits,
                fileLine, codec);
        }

        public Options withTypeComments(boolean on) {
            return new Options(featureVersion, on, barryAsFlufl, dontImplyDedent, allowIncompleteInput, maxIntDigits,
                fileLine, codec);
        }

        public Options withBarryAsFlufl(boolean on) {
            return new Options(featureVersion, typeComments, on, dontImplyDedent, allowIncompleteInput, maxIntDigits,
                fileLine, codec);
        }

        public Options withDontImplyDedent(boolean on) {
            return new Options(featureVersion, typeComments, barryAsFlufl, on, allowIncompleteInput, maxIntDigits,
                fileLine, codec);
        }

        public Options withAllowIncompleteInput(boolean on) {
            return new Options(featureVersion, typeComments, barryAsFlufl, dontImplyDedent, on, maxIntDigits, fileLine,
                codec);
        }

        public Options withMaxIntDigits(int limit) {
            return new Options(featureVersion, typeComments, barryAsFlufl, dontImplyDedent, allowIncompleteInput, limit,
                fileLine, codec);
        }

        public Options withFileLine(FileLines lines) {
            return new Options(featureVersion, typeComments, barryAsFlufl, dontImplyDedent, allowIncompleteInput,
                maxIntDigits, lines, codec);
        }

        public Options withCodec(SourceCodec decoder) {
            return new Options(featureVersion, typeComments, barryAsFlufl, dontImplyDedent, allowIncompleteInput,
                maxIntDigits, fileLine, decoder);
        }
    }

    /**
     * Parses text; an encoding declaration in it means nothing.
     *
     * @throws SyntaxErrorException if it is not Python
     */
    public static Ast.Mod parse(String source, Mode mode, Options options, WarningSink warnings) {
        return parse(SourceDecoder.ofText(source, mode == Mode.EXEC), mode, options, warnings);
    }

    /**
     * Parses encoded text: UTF-8, or what its byte order mark or encoding declaration says (PEP 263).
     *
     * @throws SyntaxErrorException if it is not Python
     */
    public static Ast.Mod parse(byte[] source, Mode mode, Options options, WarningSink warnings) {
        return parse(SourceDecoder.ofBytes(source, mode == Mode.EXEC, options.codec()), mode, options, warnings);
    }

    /** The encoding that the first two lines of a source declare; null if none, or none that is possible. */
    public static String declaredEncoding(byte[] lines) {
        try {
            return SourceDecoder.decode(lines, (bytes, encoding) -> "").encoding();
        } catch (SyntaxErrorException e) {
            return null;
        }
    }

    /**
     * Parses the contents of a file run as a script, whose errors differ in detail from those of {@code compile()}.
     *
     * @throws SyntaxErrorException if it is not Python
     */
    public static Ast.Mod parseFile(byte[] source, String filename, Options options, WarningSink warnings) {
        FileSource file = new FileSource(source, filename, options.codec());
        Tokenizer tok = new Tokenizer(new byte[0], file, false, options.typeComments(), false, warnings);
        return run(tok, new SourceDecoder.Decoded(null, null, file.encoding()), Mode.EXEC,
            options.fileLine() != null ? options : options.withFileLine((number, encoding) -> file.line(number)));
    }

    /**
     * Parses one statement typed in by the user.
     *
     * @param lines asked for lines, with their ends, until the statement is complete; it may prompt
     * @return null at the end of input
     * @throws SyntaxErrorException if it is not Python
     */
    public static Ast.Mod parseInteractive(TokenIterator.Lines lines, Options options, WarningSink warnings) {
        SourceReader.LineSource source = () -> {
            String line = lines.readline();
            return line == null ? null : line.getBytes(StandardCharsets.UTF_8);
        };
        Tokenizer tok = new Tokenizer(new byte[0], source, true, options.typeComments(), false, warnings);
        return run(tok, new SourceDecoder.Decoded(null, null, null), Mode.SINGLE, options);
    }

    private static Ast.Mod parse(SourceDecoder.Decoded source, Mode mode, Options options, WarningSink warnings) {
        return run(new Tokenizer(source.utf8(), options.typeComments(), warnings), source, mode, options);
    }

    private static Ast.Mod run(Tokenizer tok, SourceDecoder.Decoded source, Mode mode, Options options) {
        try {
            return run(new FirstPass(tok, source, mode, options));
        } catch (StackOverflowError e) {
            throw TokenStream.stackOverflow();
        }
    }

    private static Ast.Mod run(FirstPass first) {
        SyntaxErrorException error = null;
        Ast.Mod result = null;
        try {
            result = first.parse();
        } catch (SyntaxErrorException e) {
            error = e;
        }
        if (result != null) {
            if (first.mode == Mode.SINGLE && first.tok.hasMoreCode()) {
                throw first.error("multiple statements found while compiling a single statement");
            }
            return result;
        }
        if (first.endOfInteraction) {
            return null;
        }
        if (first.options.allowIncompleteInput() && atEndOfSource(first.tok)) {
            throw first.error(SyntaxErrorException.Kind.IncompleteInputError, false, "incomplete input");
        }
        if (error != null) {
            throw settled(first, error);
        }
        Token last = first.tokens[first.fill - 1];
        SecondPass second = new SecondPass(first);
        first.tok.stopInteractive = true;
        try {
            second.parse();
        } catch (SyntaxErrorException e) {
            throw settled(second, e);
        }
        throw second.genericError(last);
    }

    private static SyntaxErrorException settled(TokenStream pass, SyntaxErrorException e) {
        SourceReader.Status status = pass.tok.status;
        return e.isSyntaxError() && status == SourceReader.Status.OK ? pass.checkedAgainstTokenizer(e) : e;
    }

    private static boolean atEndOfSource(Tokenizer tok) {
        return switch (tok.status) {
            case EOF, EOFS, EOLS -> true;
            default -> false;
        };
    }
}
