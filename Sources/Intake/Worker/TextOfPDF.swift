import CConfinement
import Foundation

/// The text of a PDF by poppler's `pdftotext`, one pass, as a program that can start no other; of a letter also its title and links.
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
        let aside = form == .prose ? try beside(file) : ""
        var text = TextInPages(limits: limits, form: form)
        let options = form.options + ["-enc", "UTF-8", "-l", String(limits.pages + 1)]
        let complaints = try run(program, options + [file.path, "-"], isLast: true) { (bytes) throws(Refusal) in try text.append(bytes) }
        let found = try text.finish(wasDamaged: complaints.sayThatItIsDamaged)
        return ExtractedText(text: found.text, pages: found.pages, wasDamaged: found.wasDamaged, aside: aside)
    }

    /// What a letter as PDF holds beside its text: title, subject, keywords and author, and where its links lead. `pdfinfo` comes with
    /// `pdftotext`.
    private func beside(_ file: UntrustedFile) throws(Refusal) -> String {
        let info = URL(filePath: program).deletingLastPathComponent().appending(path: "pdfinfo").path
        guard access(info, X_OK) == 0 else { throw .popplerMissing }
        let about = try lines(of: info, ["-enc", "UTF-8", file.path]).filter { line in
            ["Title:", "Subject:", "Keywords:", "Author:"].contains { line.hasPrefix($0) }
        }
        let links = try lines(of: info, ["-url", "-l", String(limits.pages + 1), file.path]).dropFirst()
        return (about + links).map { String($0.drop { $0 != " " }) }.joined(separator: "\n\n")
    }

    private func lines(of program: String, _ arguments: [String]) throws(Refusal) -> [String] {
        var bytes: [UInt8] = []
        let most = limits.text
        _ = try run(program, arguments, isLast: false) { (new) throws(Refusal) in
            guard new.count <= most - bytes.count else { throw .outOfLimits }
            bytes.append(contentsOf: new)
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// - Parameter isLast: nothing more is started after it.
    private func run(
        _ program: String, _ arguments: [String], isLast: Bool, onOutput: (UnsafeRawBufferPointer) throws(Refusal) -> Void
    ) throws(Refusal) -> Complaints {
        let output = try PipePair()
        let noise = try PipePair()
        let child = try start(program, arguments, output: output, noise: noise)
        output.closeWriting()
        noise.closeWriting()
        if isLast { try Confinement.startNothingMore() }
        var complaints = Complaints()
        try watch(
            output: output.reading, noise: noise.reading,
            onOutput: { (bytes) throws(Refusal) in
                try onOutput(bytes)
                return .more
            }, onNoise: { complaints.append($0) })
        noise.readToEnd { complaints.append($0) }
        if let refusal = complaints.refusal(of: ProcessEnding.of(child)) { throw refusal }
        return complaints
    }

    /// One page more than is allowed is enough to know that there are too many.
    private func start(_ program: String, _ arguments: [String], output: PipePair, noise: PipePair) throws(Refusal) -> Int32 {
        let name = program.split(separator: "/").last.map(String.init) ?? program
        let child = withCStrings([name] + arguments) { arguments in
            withCStrings(["LANG=C.UTF-8"]) { environment in
                confinement_start(program, arguments, environment, output.writing, noise.writing)
            }
        }
        guard child > 0 else { throw .workerFailed }
        return child
    }
}
