import CConfinement
import Foundation

/// The text of a PDF by poppler's `pdftotext`, one pass, as a program that can start no other.
struct TextOfPDF {
    let program: String
    let limits: IntakeLimits
    var form = TextForm.laidOut

    /// Found before the confinement, so that it can lie anywhere on the path.
    static func findProgram() -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/pdftotext" }.first { access($0, X_OK) == 0 }
    }

    func extract(_ file: UntrustedFile) throws(Refusal) -> ExtractedText {
        let output = try PipePair()
        let noise = try PipePair()
        let child = try start(on: file, output: output, noise: noise)
        output.closeWriting()
        noise.closeWriting()
        try Confinement.startNothingMore()
        var text = TextInPages(limits: limits, form: form)
        var complaints = Complaints()
        try watch(
            output: output.reading, noise: noise.reading,
            onOutput: { (bytes) throws(Refusal) in
                try text.append(bytes)
                return .more
            }, onNoise: { complaints.append($0) })
        noise.readToEnd { complaints.append($0) }
        if let refusal = complaints.refusal(of: ProcessEnding.of(child)) { throw refusal }
        return try text.finish(wasDamaged: complaints.sayThatItIsDamaged)
    }

    /// One page more than is allowed is enough to know that there are too many.
    private func start(on file: UntrustedFile, output: PipePair, noise: PipePair) throws(Refusal) -> Int32 {
        let arguments = ["pdftotext"] + form.options + ["-enc", "UTF-8", "-l", String(limits.pages + 1), file.path, "-"]
        let child = withCStrings(arguments) { arguments in
            withCStrings(["LANG=C.UTF-8"]) { environment in
                confinement_start(program, arguments, environment, output.writing, noise.writing)
            }
        }
        guard child > 0 else { throw .workerFailed }
        return child
    }
}
