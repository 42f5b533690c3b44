import { join } from 'node:path';
import ts from 'typescript';

const MAX_DEPTH = 6;

/**
 * What entries of a package export, with signatures from their declarations. A type that an entry exports is named;
 * one that it does not is written out, so that its name, which nobody can use, may change.
 *
 * @param packed the folder of the unpacked package, with its dependencies in `node_modules`
 * @param name of the package
 * @param specifiers entries as `exports` names them, such as `./define.js`
 */
export function describeEntry(
  packed: string,
  name: string,
  specifiers: readonly string[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const file = join(packed, 'entries.ts');
  const source = specifiers.map((each, i) => `export * as e${i} from '${name}${each.slice(1)}';`).join('\n');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true,
    noEmit: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2022) : read(path, ...rest);
  const exists = host.fileExists.bind(host);
  host.fileExists = (path) => path === file || exists(path);
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const root = program.getSourceFile(file);
  const rootSymbol = root && checker.getSymbolAtLocation(root);
  if (!rootSymbol) throw new Error('The entries could not be read.');

  const modules = checker.getExportsOfModule(rootSymbol).map((each, i) => {
    const target = checker.getAliasedSymbol(each);
    return [specifiers[i] ?? '', checker.getExportsOfModule(target)] as const;
  });
  const publicSymbols = new Set(modules.flatMap(([, symbols]) => symbols.map((each) => resolved(each))));

  function resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  }

  function isForeign(symbol: ts.Symbol | undefined): boolean {
    const from = symbol?.declarations?.[0]?.getSourceFile().fileName ?? '';
    return from.includes('/node_modules/');
  }

  function textOf(type: ts.Type, depth: number, isTop = false): string {
    const named = type.aliasSymbol ?? type.symbol;
    const plain = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
    if (!isTop && named && publicSymbols.has(named)) return plain;
    if (depth > MAX_DEPTH) return '…';
    if (isForeign(type.aliasSymbol)) return plain;
    if (type.isUnion())
      return [...new Set(type.types.map((each) => textOf(each, depth + 1)))].sort().join(' | ');
    if (type.isIntersection()) return type.types.map((each) => textOf(each, depth + 1)).join(' & ');
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const parts = checker.getTypeArguments(type as ts.TypeReference).map((each) => textOf(each, depth + 1));
      return `${checker.isTupleType(type) ? 'tuple' : type.symbol.name}<${parts.join(', ')}>`;
    }
    if (!(type.flags & ts.TypeFlags.Object) || isForeign(type.symbol)) return plain;
    return shapeOf(type, depth);
  }

  function shapeOf(type: ts.Type, depth: number): string {
    const calls = type.getCallSignatures().map((each) => signatureOf(each, depth));
    const news = type.getConstructSignatures().map((each) => `new ${signatureOf(each, depth)}`);
    const properties = type
      .getProperties()
      .filter((each) => !isForeign(each) && !isHidden(each))
      .map((each) => propertyOf(each, depth))
      .sort();
    const index = checker
      .getIndexInfosOfType(type)
      .map((each) => `[${textOf(each.keyType, depth + 1)}]: ${textOf(each.type, depth + 1)}`);
    const members = [...calls, ...news, ...index, ...properties];
    return members.length === 1 && calls.length === 1 ? (calls[0] ?? '') : `{ ${members.join('; ')} }`;
  }

  function isHidden(symbol: ts.Symbol): boolean {
    const flags = symbol.declarations?.map(ts.getCombinedModifierFlags).reduce((a, b) => a | b, 0) ?? 0;
    return (
      (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0 || /^(__)?#/.test(symbol.name)
    );
  }

  function propertyOf(symbol: ts.Symbol, depth: number): string {
    const [declaration] = symbol.declarations ?? [];
    const type = declaration
      ? checker.getTypeOfSymbolAtLocation(symbol, declaration)
      : checker.getTypeOfSymbol(symbol);
    const isReadonly = symbol.declarations?.some(
      (each) => ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly,
    );
    const mark = symbol.flags & ts.SymbolFlags.Optional ? '?' : '';
    return `${isReadonly ? 'readonly ' : ''}${symbol.name}${mark}: ${textOf(type, depth + 1)}`;
  }

  function signatureOf(signature: ts.Signature, depth: number): string {
    const parameters = signature.getParameters().map((each) => {
      const [declaration] = each.declarations ?? [];
      const type = declaration
        ? checker.getTypeOfSymbolAtLocation(each, declaration)
        : checker.getTypeOfSymbol(each);
      const isOptional =
        declaration && ts.isParameter(declaration) && checker.isOptionalParameter(declaration);
      return textOf(type, depth + 1) + (isOptional ? '?' : '');
    });
    return `(${parameters.join(', ')}) => ${textOf(signature.getReturnType(), depth + 1)}`;
  }

  function exportText(symbol: ts.Symbol): string {
    const target = resolved(symbol);
    const parts: string[] = [];
    if (target.flags & ts.SymbolFlags.Type)
      parts.push(`type ${textOf(checker.getDeclaredTypeOfSymbol(target), 0, true)}`);
    const [declaration] = target.declarations ?? [];
    if (target.flags & ts.SymbolFlags.Value && declaration) {
      const type = checker.getTypeOfSymbolAtLocation(target, declaration);
      parts.push(`value ${target.flags & ts.SymbolFlags.Class ? classOf(type) : textOf(type, 0)}`);
    }
    return parts.join('; ');
  }

  function classOf(type: ts.Type): string {
    const news = type.getConstructSignatures().map((each) => {
      const parameters = signatureOf(each, 1).replace(/ => .*$/s, '');
      return `new ${parameters}`;
    });
    return `class ${news.join('; ')}`;
  }

  return Object.fromEntries(
    modules.map(([specifier, symbols]) => [
      specifier,
      Object.fromEntries(
        symbols.map((each) => [each.name, exportText(each)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  );
}
