import CConfinement
import Foundation
import Intake

/// Requests that leave out the worker's own care: what a worker does once a file has taken it over.
func misbehave(_ request: String) -> Never {
    let words = request.split(separator: "-").map(String.init)
    switch words.first {
    case "bytes": send(words.dropFirst().compactMap { UInt8($0, radix: 16) })
    case "flood": while true { send(Array(repeating: [0, 0, 0, 1, 1, 1], count: 512).flatMap { $0 }) }
    case "linger": send(item(String(start("/bin/sleep", ["60"], out: STDOUT_FILENO))) + [0, 0, 0, 0, 4])
    case "connect": answerAboutConnecting()
    case "calls": answerAboutCalls()
    default: exit(2)
    }
    exit(0)
}

private func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

private func item(_ value: String) -> [UInt8] {
    let payload = Array("\"\(value)\"".utf8)
    return [0, 0, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF), 2] + payload
}

/// Programs started by a confined worker, here the shell and Perl, try to reach the network and to start others.
private func answerAboutConnecting() {
    try? Confinement.enter(toRead: "/", limits: .report)
    let said = [
        saying("/bin/bash", ["-c", ": > /dev/tcp/127.0.0.1/9"]),
        saying("/usr/bin/perl", ["-e", "print socket(S, 10, 1, 0) ? 'socket' : 'none'; print defined(fork) ? ' fork' : ' none'"]),
    ]
    let words = said.joined().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    send(item(words) + [0, 0, 0, 0, 4])
}

/// System calls by their numbers on x86-64: io_uring_setup, ptrace, process_vm_readv, pidfd_getfd, setsid, setpgid.
private func answerAboutCalls() {
    try? Confinement.enter(toRead: "/", limits: .report)
    let script = "print join ' ', map { $! = 0; syscall($_, 0, 0, 0, 0, 0, 0); $! + 0 } 425, 101, 310, 438, 112, 109"
    let said = saying("/usr/bin/perl", ["-e", script])
    send(item(said.split(separator: " ").joined(separator: " ")) + [0, 0, 0, 0, 4])
}

private func saying(_ program: String, _ words: [String]) -> String {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let child = start(program, words, out: ends[1])
    close(ends[1])
    var status: Int32 = 0
    waitpid(child, &status, 0)
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = max(0, read(ends[0], &buffer, buffer.count))
    return String(decoding: buffer.prefix(count), as: UTF8.self) + " "
}

private func start(_ program: String, _ words: [String], out: Int32) -> Int32 {
    var arguments = ([program] + words).map { strdup($0) } + [nil]
    var environment = [strdup("PATH=/usr/bin:/bin"), nil]
    defer { (arguments + environment).forEach { free($0) } }
    return confinement_start(program, &arguments, &environment, out, out)
}
