import Foundation
import Intake

/// What a hostile file could make a reader do. Each line of the text is one request.
@Sendable func obey(_ text: ExtractedText, _ answer: ReaderAnswer) throws {
    let words = text.text.split(whereSeparator: \.isWhitespace).map(String.init)
    switch words.first {
    case "crash": crash(quoting: "a name nobody may see")
    case "stop": while true { sleep(60) }
    case "spin": while true {}
    case "doze":
        usleep(300_000)
        try answer.item("dozed")
    case "grow": try answer.item(allocated(bytes: 3 << 30))
    case "say": while true { print("a name nobody may see") }
    case "answer": while true { try answer.item("again") }
    case "nothing": break
    case "refuse": throw Refusal.noTextLayer
    case "descriptors": try answer.item((0..<4_096).filter { fcntl($0, F_GETFD) >= 0 }.map { Int($0) })
    case "sockets": try answer.item([AF_INET, AF_INET6, AF_UNIX].map { socket($0, Int32(SOCK_STREAM.rawValue), 0) >= 0 ? 0 : Int(errno) })
    case "programs": try answer.item(outcomeOfStartingAProgram())
    case "signal": try answer.item(kill(getppid(), 0) == 0 ? 0 : Int(errno))
    case "read": try answer.item(outcomeOfOpening(words.dropFirst().joined(), O_RDONLY))
    case "write": try answer.item(outcomeOfOpening(words.dropFirst().joined(), O_WRONLY | O_CREAT))
    case "words": try answer.item(wordsBesideTheProgram())
    case "environment": try answer.item(ProcessInfo.processInfo.environment.keys.sorted())
    default: try answer.item(["\(text.pages)", text.wasDamaged ? "damaged" : "whole"] + words)
    }
}

func crash(quoting value: String) -> Never {
    let same = Dictionary(uniqueKeysWithValues: [(value, 1), (value, 2)])
    exit(Int32(clamping: same.count))
}

private func wordsBesideTheProgram() throws -> String {
    guard let file = Bundle.module.url(forResource: "words", withExtension: "txt", subdirectory: "Data") else { return "nowhere" }
    return try String(contentsOf: file, encoding: .utf8)
}

private func allocated(bytes: Int) -> Int {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 1)
    defer { room.deallocate() }
    return room.count
}

private func outcomeOfOpening(_ path: String, _ flags: Int32) -> Int {
    open(path, flags | O_CLOEXEC, 0o600) >= 0 ? 0 : Int(errno)
}

private func outcomeOfStartingAProgram() -> Int {
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { arguments.forEach { free($0) } }
    return Int(posix_spawn(&process, "/bin/true", nil, nil, &arguments, nil))
}
