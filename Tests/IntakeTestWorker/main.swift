// A worker that misbehaves on request. As the product's worker it is called `worker KIND FILE`; a file named *.pdf is read
// for real, and the reader then does what the text asks for; any other name is itself the request.
import Foundation
import Intake

let arguments = Array(CommandLine.arguments.dropFirst())
let request = ((arguments.last ?? "") as NSString).lastPathComponent

switch arguments.first {
case "worker" where ["document", "letter"].contains(arguments.dropFirst().first):
    exit(Worker.main(Array(arguments.dropFirst()), readers: [.document: .text, .letter: .letter]))
case "worker" where request.hasSuffix(".pdf"):
    exit(Worker.main(Array(arguments.dropFirst()), readers: [.report: Reader(answering: obey)], limits: { _ in .forTests }))
case "worker": misbehave(request)
case "parent": await actAsParent(file: arguments.last ?? "")
case "server": actAsServer()
default: exit(2)
}

extension IntakeLimits {
    /// Small enough that reaching them takes no time.
    static var forTests: IntakeLimits {
        var limits = IntakeLimits.report
        limits.processorSeconds = 1
        limits.frame = 1 << 20
        limits.output = 2 << 20
        return limits
    }
}
