import Foundation

/// The process that reads one file and then ends: `throughline worker KIND FILE [INSTRUCTION]`.
///
/// It answers frames on its standard output. Call it first thing in the command and on the main thread: the confinement
/// to files holds for the thread that asks for it and for what that thread starts.
package enum Worker {
    /// The exit code: 0 when the answer is whole, a refusal included.
    package static func main(
        _ arguments: [String], readers: [FileKind: Reader], limits: @Sendable (FileKind) -> IntakeLimits = { $0.limits }
    ) -> Int32 {
        turnOffCrashReports()
        guard (2...3).contains(arguments.count), let name = arguments.first else { return 2 }
        let (file, instruction) = (arguments[1], arguments.count == 3 ? arguments[2] : "")
        guard let kind = FileKind(rawValue: name), let reader = readers[kind] else { return 2 }
        let frames = FrameWriter(descriptor: takeStandardOutput(), limits: limits(kind))
        do throws(Refusal) {
            do throws(Refusal) {
                try read(
                    file, as: kind, with: reader, into: ReaderAnswer(frames: frames, instruction: instruction), limits: limits(kind))
            } catch {
                try frames.write(.refusal(error))
            }
            try frames.write(.done)
            return 0
        } catch { return 1 }
    }

    private static func read(
        _ file: String, as kind: FileKind, with reader: Reader, into answer: ReaderAnswer, limits: IntakeLimits
    ) throws(Refusal) {
        let program = TextOfPDF.findProgram()
        try Confinement.enter(toRead: file, limits: limits)
        try answer.frames.write(.progress(.extracting))
        do {
            switch reader.manner {
            case .ofText(let form, let read):
                let opened = try UntrustedFile(file)
                let text: ExtractedText
                if kind == .document || kind == .letter {
                    text = try TextOfDocument(pdftotext: program, limits: limits, form: form).extract(opened)
                } else {
                    try opened.checkThatItIsAWholePDF(limits: limits)
                    guard let program else { throw Refusal.popplerMissing }
                    text = try TextOfPDF(program: program, limits: limits, form: form).extract(opened)
                }
                try answer.frames.write(.progress(.reading))
                try read(text, answer)
            case .ofFile(let read):
                try Confinement.startNothingMore()
                try answer.frames.write(.progress(.reading))
                try read(DroppedFile(path: file, name: "", limits: limits), answer)
            }
        } catch let refusal as Refusal { throw refusal } catch { throw .workerFailed }
    }

    /// A reader that prints would spoil the frames, so they move away and its words join the thrown-away noise.
    private static func takeStandardOutput() -> Int32 {
        let frames = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        return frames
    }
}
