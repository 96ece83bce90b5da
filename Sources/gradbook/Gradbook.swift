import ArgumentParser

/// The command line: one subcommand a file.
@main
struct Gradbook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradbook", abstract: "A notebook runner for teaching autodiff.")
}
