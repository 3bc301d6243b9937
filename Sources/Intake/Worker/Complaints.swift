import Foundation

/// What `pdftotext` said on its standard error. Its words quote the file, so they are read here and go nowhere else.
struct Complaints {
    private var bytes: [UInt8] = []

    /// The first lines tell what is wrong; a broken file can go on for megabytes.
    mutating func append(_ new: UnsafeRawBufferPointer) { bytes.append(contentsOf: new.prefix(max(0, 4_096 - bytes.count))) }

    /// It mends what it can and goes on: pages may be missing. Sound files draw no such line.
    var sayThatItIsDamaged: Bool { say("Syntax Error") || say("Internal Error") }

    /// Nil when it ended well. Most of its refusals have one exit code, so the words decide.
    func refusal(of ending: ProcessEnding) -> Refusal? {
        switch ending {
        case .exit(0): nil
        // The code for a document whose author has forbidden copying.
        case .exit(3): .encrypted
        case .exit where say("Incorrect password"): .encrypted
        case .exit where say("Wrong page range"): .emptyText
        case .exit where say("Out of memory"), .signal where say("bad_alloc"): .outOfLimits
        case .exit(127): .workerFailed
        case .exit: .damaged
        case .signal(SIGXCPU), .signal(SIGKILL): .outOfLimits
        case .signal: .workerFailed
        }
    }

    private func say(_ words: String) -> Bool { bytes.firstRange(of: words.utf8) != nil }
}
